package dev.wharf.review.address;

/**
 * One thing a clerk has to put right.
 *
 * @param part     the field to look at: region, street, phone or name
 * @param zh       one sentence in Chinese, without personal data
 * @param en       the same sentence in English
 * @param proposal what the clerk could write: regions, at most three, divided by " / ", or an area code; empty if nothing is known.
 *                 Made of the division library's names only, so that it holds no personal data either
 */
public record AddressFinding(AddressProblem problem, String part, String zh, String en, String proposal) {
    AddressFinding proposing(String other) {
        return new AddressFinding(problem, part, zh, en, other);
    }
}
