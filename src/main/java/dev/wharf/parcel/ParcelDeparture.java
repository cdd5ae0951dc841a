package dev.wharf.parcel;

/** What else has to be seen to when a parcel goes with its carrier. Shipping tells, inside the lane that hands it over. */
public interface ParcelDeparture {
    /** Costs no statement of its own: rows are kept for the lane's batches. */
    void departed(Parcel parcel);
}
