package dev.wharf.review.address;

import dev.wharf.review.address.StreetToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Says whether a street text leads a courier to one place. */
final class StreetRule {
    private static final Pattern REPEATED = Pattern.compile("(\\D{1,4}?)\\1{2,}");

    private StreetRule() { }

    /**
     * @param street      folded, without remarks, without region and town
     * @param townWritten true if a town was read before the street: its school or office needs no other name
     */
    static boolean isPrecise(String street, boolean townWritten) {
        if (EnglishStreet.isLatin(street)) {
            return EnglishStreet.isPrecise(street);
        }
        String text = StreetText.clean(street);
        if (text.isEmpty() || StreetWords.isNoAddress(text) || isNoise(text)) {
            return false;
        }
        return leadsToOnePlace(withoutReferences(StreetScanner.scan(text)), townWritten);
    }

    /** The same few characters again and again, or no letter at all. */
    private static boolean isNoise(String text) {
        if (REPEATED.matcher(text).matches()) {
            return true;
        }
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
        boolean highway = false;
        for (StreetToken token : tokens) {
            switch (token.kind()) {
                case PLACE -> {
                    return true;
                }
                case AREA -> town = true;
                case ROAD -> {
                    road = true;
                    highway |= token.text().matches(".*[国省县]道");
                }
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
                    if (junction || highway && token.text().contains("公里")) {
                        return true;
                    }
                }
                default -> { }
            }
        }
        return false;
    }
}
