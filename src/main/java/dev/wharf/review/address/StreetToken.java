package dev.wharf.review.address;

/** One part of a street text. */
record StreetToken(Kind kind, String text) {
    enum Kind {
        ROAD,
        /** A number that belongs to the road or the name before it. */
        HOUSE_NUMBER,
        /** Building, floor or room. */
        UNIT,
        /** Something with a name of its own: compound, building, company, village. */
        PLACE,
        /** A group, team or company of a farm; precise inside a town, a village or a regiment. */
        GROUP,
        LANDMARK,
        /** A word for a kind of place, such as 小区 or 医院. */
        KIND_OF_PLACE,
        PICK_UP,
        /** A carrier's name, with or without a word for its office. */
        CARRIER,
        /** A town, a zone or a regiment: too large to deliver to. */
        AREA,
        JUNCTION,
        DISTANCE,
        SIDE,
        /** 附近, 对面 and the like: what stands before it is not the place itself. */
        REFERENCE,
        NOWHERE
    }
}
