package dev.wharf.review.address;

/**
 * Something worth a look that holds no order. It has a code of its own, because {@link AddressProblem} lists only what blocks.
 *
 * @param part     the field to look at: region, street, phone or name
 * @param zh       one sentence in Chinese, without personal data
 * @param en       the same sentence in English
 * @param proposal what could be written instead; empty if nothing is known
 */
public record AddressRemark(String code, String part, String zh, String en, String proposal) { }
