package dev.wharf.review.address;

/** Why a parcel could not be delivered as addressed. The order is the order in which codes are written. */
public enum AddressProblem {
    /** The city is neither written nor can it be inferred. */
    MISSING_PROVINCE_CITY,
    /** The city has districts, and none is written or can be inferred. */
    MISSING_DISTRICT,
    /** Written regions contradict each other. */
    DISTRICT_MISMATCH,
    /** The text does not lead a courier to one place. */
    VAGUE_STREET,
    /** No number in the phone field can be valid. */
    BAD_PHONE,
    /** The name field does not name anybody. */
    BAD_NAME
}
