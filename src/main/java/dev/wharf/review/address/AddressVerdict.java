package dev.wharf.review.address;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the review says about one receiver, with the region it understood. A region part that is unknown is the empty string.
 *
 * @param findings in the order of {@link AddressProblem}, at most one per problem
 * @param street   the text that is left when the region is taken away; personal data, not for logs
 */
public record AddressVerdict(List<AddressFinding> findings, String province, String city, String district, String street) {
    public AddressVerdict {
        findings = List.copyOf(findings);
    }

    public boolean usable() {
        return findings.isEmpty();
    }

    /** "OK", or the codes joined by '+', such as {@code MISSING_DISTRICT+BAD_PHONE}. */
    public String codes() {
        if (usable()) {
            return "OK";
        }
        return findings.stream().map(finding -> finding.problem().name()).collect(Collectors.joining("+"));
    }

    /** Without the street: a verdict may be logged. */
    @Override
    public String toString() {
        return "AddressVerdict[" + codes() + "]";
    }
}
