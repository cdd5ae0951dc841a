package dev.wharf.review.address;

import java.util.stream.Stream;

/** One row of a test table: an address and the codes it should get. Name and phone are good unless a test says otherwise. */
record Case(String expected, String written) {
    static final AddressReview REVIEW = AddressReview.fromClasspath();
    static final String GOOD_NAME = "王女士";
    static final String GOOD_PHONE = "13912340987";

    static Stream<Case> table(String expected, String rows) {
        return rows.lines().filter(row -> !row.isBlank()).map(row -> new Case(expected, row));
    }

    Receiver receiver() {
        String[] fields = written.split("\\|", -1);
        return fields.length == 4
            ? new Receiver(GOOD_NAME, GOOD_PHONE, fields[0], fields[1], fields[2], fields[3], "")
            : new Receiver(GOOD_NAME, GOOD_PHONE, "", "", "", "", written);
    }

    /** The same text as the street of a receiver whose region is complete. */
    Receiver streetOfCompleteRegion() {
        return new Receiver(GOOD_NAME, GOOD_PHONE, "浙江省", "杭州市", "西湖区", written, "");
    }
}
