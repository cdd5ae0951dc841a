package dev.wharf.review.address;

/** How a receiver is to be treated. The order is the order of severity. */
public enum AddressLevel {
    /** Usable as written. */
    OK,
    /** Usable; the region was completed or brought to its present official names, which the verdict carries. */
    FIXED,
    /** Usable; a remark is worth a look, because a service outside had doubts. */
    WARN,
    /** A parcel could not be delivered as addressed: the order waits. */
    BLOCK
}
