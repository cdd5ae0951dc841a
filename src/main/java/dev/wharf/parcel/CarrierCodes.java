package dev.wharf.parcel;

import java.util.SortedMap;

/** Which carriers are set up; shipping knows. Review chooses among them before shipping asks one. */
public interface CarrierCodes {
    /** Names by code; empty if none is set up. */
    SortedMap<String, String> names();

    /** Code of the carrier a parcel goes with if nothing else is said; empty if nobody has decided that. */
    String standard();
}
