package dev.wharf.review.address;

import dev.wharf.review.address.StreetToken.Kind;

/** Says what a word is that no pattern explained. */
final class StreetWordKind {
    private StreetWordKind() { }

    /** @param touchesRoad true directly after a road: 平江路小学 is a name, 小学 is none */
    static Kind of(String word, boolean touchesRoad) {
        String plain = word.replaceAll("^[与和及跟到的在至]", "");
        if (plain.isEmpty() || StreetWords.isNowhere(plain) || StreetWords.isTalk(plain)) {
            return Kind.NOWHERE;
        }
        if (StreetWords.isPickUp(plain)) {
            return Kind.PICK_UP;
        }
        if (StreetWords.isKind(plain)) {
            return touchesRoad && (plain.length() > 1 || plain.equals("村") || plain.equals("厂")) ? Kind.PLACE : Kind.KIND_OF_PLACE;
        }
        if (StreetWords.isCarrier(plain)) {
            return Kind.CARRIER;
        }
        if (StreetWords.isLandmark(plain)) {
            return Kind.LANDMARK;
        }
        if (StreetWords.isArea(plain)) {
            return Kind.AREA;
        }
        long letters = plain.codePoints().filter(Character::isIdeographic).count();
        return letters >= 2 || letters == 1 && plain.chars().filter(Character::isLetter).count() >= 3 ? Kind.PLACE : Kind.NOWHERE;
    }
}
