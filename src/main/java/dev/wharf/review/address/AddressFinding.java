package dev.wharf.review.address;

/**
 * One thing a clerk has to put right.
 *
 * @param part the field to look at: region, street, phone or name
 * @param zh   one sentence in Chinese, without personal data
 * @param en   the same sentence in English
 */
public record AddressFinding(AddressProblem problem, String part, String zh, String en) { }
