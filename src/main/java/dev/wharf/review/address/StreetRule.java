package dev.wharf.review.address;

import dev.wharf.review.address.StreetToken.Kind;
import java.util.ArrayList;
import java.util.List;

/** Says whether a street text leads a courier to one place. */
final class StreetRule {
    private StreetRule() { }

    /**
     * @param street      folded, without remarks, without region and town
     * @param townWritten true if a town was read before the street: its school or office needs no other name
     */
    static boolean isPrecise(String street, boolean townWritten) {
        String text = StreetText.clean(street);
        if (text.isEmpty() || StreetWords.isNoAddress(text) || isNoise(text)) {
            return false;
        }
        if (EnglishStreet.isLatin(text)) {
            return EnglishStreet.isPrecise(text);
        }
        return leadsToOnePlace(withoutReferences(StreetScanner.scan(text)), townWritten);
    }

    /** One character again and again, or no letter at all. */
    private static boolean isNoise(String text) {
        String letters = text.codePoints().filter(Character::isLetter)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return letters.length() == 0 || letters.length() >= 3 && letters.codePoints().distinct().count() == 1;
    }

    /** Drops each reference together with the one place it refers to. */
    private static List<StreetToken> withoutReferences(List<StreetToken> tokens) {
        List<StreetToken> kept = new ArrayList<>();
        for (StreetToken token : tokens) {
            if (token.kind() != Kind.REFERENCE) {
                kept.add(token);
            } else {
                dropLastPlace(kept);
            }
        }
        return kept;
    }

    private static void dropLastPlace(List<StreetToken> kept) {
        while (!kept.isEmpty()) {
            Kind dropped = kept.remove(kept.size() - 1).kind();
            boolean partOfPlace = dropped == Kind.UNIT || dropped == Kind.HOUSE_NUMBER || dropped == Kind.SIDE || dropped == Kind.NOWHERE;
            if (!partOfPlace) {
                return;
            }
        }
    }

    private static boolean leadsToOnePlace(List<StreetToken> tokens, boolean townWritten) {
        boolean town = townWritten;
        boolean road = false;
        boolean junction = false;
        boolean landmark = false;
        for (StreetToken token : tokens) {
            switch (token.kind()) {
                case PLACE -> {
                    return true;
                }
                case AREA -> town = true;
                case ROAD -> road = true;
                case JUNCTION -> junction = true;
                case LANDMARK -> landmark = !token.text().endsWith("站");
                case HOUSE_NUMBER, UNIT -> {
                    if (road || landmark && token.kind() == Kind.HOUSE_NUMBER) {
                        return true;
                    }
                }
                case GROUP, CARRIER -> {
                    if (town) {
                        return true;
                    }
                }
                case KIND_OF_PLACE -> {
                    if (town && StreetWords.isTownOffice(token.text())) {
                        return true;
                    }
                }
                case DISTANCE -> {
                    if (junction) {
                        return true;
                    }
                }
                default -> { }
            }
        }
        return false;
    }
}
