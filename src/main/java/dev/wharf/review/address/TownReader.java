package dev.wharf.review.address;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads town-level names (街道, 镇, 乡) off the beginning of a text. A town alone is no place to deliver to, but may tell the district. */
final class TownReader {
    private static final Pattern TOWN = Pattern.compile("\\p{IsHan}{1,7}?(街道办事处|街道办|街道|民族乡|镇|乡|苏木)(?!路|街|小区|花园|大道|村小)");
    /** 肥乡村 is a village; the 村 does not belong to a town 肥乡. */
    private static final Pattern VILLAGE_END = Pattern.compile("村([^\\p{IsHan}].*|[一二三四五六七八九十]+[组社队].*)?");

    /** 老乡鸡 is a restaurant, 万达对面老乡 no town and 云栖小镇 a place of its own; such names are towns only if the library lists them. */
    private static final Pattern NO_TOWN = Pattern.compile("\\p{IsHan}[镇乡]|.*(对面|附近|旁边?|后面|隔壁).*|.+(小镇|古镇|[老同水故]乡)");
    private static final Pattern VILLAGE = Pattern.compile(".+[村屯庄寨堡洼]");

    private final RegionLibrary library;

    TownReader(RegionLibrary library) {
        this.library = library;
    }

    /** Reads one town off the text; null if there is none. It gives the district where the city has only one of that name. */
    String read(RegionReading reading, String text) {
        String city = reading.city() == null ? "" : reading.city().code();
        if (text.length() >= 2 && library.hasTown(city, text) && !isVillage(reading, text)) {
            // Nothing but a town, with or without its suffix. Without, it is too vague to tell the district.
            giveDistrict(reading, city, text);
            reading.noteTown(text);
            return "";
        }
        Matcher pattern = TOWN.matcher(text);
        int length = pattern.lookingAt() ? pattern.end() : 0;
        for (int end = Math.min(12, text.length()); end > length && !city.isEmpty(); end--) {
            String name = text.substring(0, end);
            if (library.hasTown(city, name) && !RegionName.townStem(name).isEmpty()) {
                length = end;
            }
        }
        if (length == 0 || !city.isEmpty() && NO_TOWN.matcher(text.substring(0, length)).matches() && !library.hasTown(city, text.substring(0, length))
            || VILLAGE_END.matcher(text.substring(length)).matches()) {
            return null;
        }
        giveDistrict(reading, city, text.substring(0, length));
        reading.noteTown(text.substring(0, length));
        return text.substring(length);
    }

    /** 李家堡 behind 高岭镇 is a village, even if some town of the city has that name. The town's own name again is none. */
    private static boolean isVillage(RegionReading reading, String text) {
        boolean bare = RegionName.townStem(text).isEmpty();
        String town = reading.town();
        return bare && (VILLAGE.matcher(text).matches() || !town.isEmpty() && !RegionName.townStem(town).equals(text));
    }

    /** A town that became a 街道, or the other way round, is found by its stem. */
    private void giveDistrict(RegionReading reading, String city, String town) {
        String stem = RegionName.townStem(town);
        if (city.isEmpty() || stem.isEmpty() || reading.isDistrictWritten()) {
            return;
        }
        Region district = library.districtOfTown(city, library.hasTown(city, town) ? town : stem);
        if (district != null) {
            reading.take(district);
        }
    }
}
