package dev.wharf.stockkeeping.count;

/** One bin to be counted. @param valueMinor of the differences of the last finished round */
record CountTask(long id, long plan, String warehouse, String bin, State state, int round, long valueMinor) {
    /** WAITING for somebody to count; COUNTED: being judged; APPROVAL: somebody decides. The last three are final. */
    enum State { WAITING, COUNTING, COUNTED, APPROVAL, BOOKED, DISMISSED, CANCELLED }

    String cause() {
        return "COUNT:" + id;
    }
}
