package dev.wharf.review.address;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the review says about one receiver, with the region it understood, in its present official names. A region part that is unknown
 * is the empty string.
 *
 * @param findings in the order of {@link AddressProblem}, at most one per problem; any finding blocks
 * @param remarks  what is worth a look and blocks nothing
 * @param street   the text that is left when the region is taken away; personal data, not for logs
 */
public record AddressVerdict(AddressLevel level, List<AddressFinding> findings, List<AddressRemark> remarks, String province, String city,
                             String district, String street) {
    public AddressVerdict {
        findings = List.copyOf(findings);
        remarks = List.copyOf(remarks);
        if (findings.isEmpty() == (level == AddressLevel.BLOCK)) {
            throw new IllegalArgumentException("A verdict blocks exactly if it has a finding");
        }
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

    boolean has(AddressProblem problem) {
        return findings.stream().anyMatch(finding -> finding.problem() == problem);
    }

    /** With the same problems, told in another way. */
    AddressVerdict withFindings(List<AddressFinding> told) {
        return new AddressVerdict(level, told, remarks, province, city, district, street);
    }

    /** The same verdict with a remark; one that is usable is now worth a look. */
    AddressVerdict with(AddressRemark remark) {
        var all = new ArrayList<>(remarks);
        all.add(remark);
        return new AddressVerdict(usable() ? AddressLevel.WARN : level, findings, all, province, city, district, street);
    }

    /** Without the street: a verdict may be logged. */
    @Override
    public String toString() {
        return "AddressVerdict[" + codes() + "]";
    }
}
