package dev.wharf.review.address;

import dev.wharf.review.address.Region.Level;
import dev.wharf.review.address.RegionName.Form;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads region and town names off the beginning of a text. Longest name first; a short name only where it is no road or compound. */
final class RegionTextReader {
    private static final Pattern BEFORE_NAME = Pattern.compile("[\\s,、/|.。;:_>·~+\\-]+|中国(?=\\p{IsHan}{2}[省市]|[^\\p{IsHan}])|市区(?=\\p{IsHan})|(兵团)?(农)?第?[0-9一二三四五六七八九十]{1,2}师(?=\\p{IsHan}{2,4}市)");
    private static final Pattern TOWN = Pattern.compile("\\p{IsHan}{1,7}?(街道办事处|街道办|街道|民族乡|镇|乡|苏木)(?!路|街|小区|花园|大道|村小)");
    private static final Pattern NAMED_ZONE = Pattern.compile(
        "\\p{IsHan}{2,4}(经济开发区|经济技术开发区|高新技术产业开发区|高新技术开发区|技术开发区|开发区|高新区|经开区|新区|保税区|度假区)");
    private static final Pattern SHORT_ROAD = Pattern.compile("\\p{IsHan}{2,4}(路|街|大道|大街)[0-9].*");
    /** Enough for a region that is repeated with its town; ends any loop. */
    private static final int MOST_NAMES = 12;

    /** What is left of a text, and whether a town was read. */
    record Rest(String text, boolean townWritten) { }

    private final RegionLibrary library;

    RegionTextReader(RegionLibrary library) {
        this.library = library;
    }

    /** Reads as many names as there are, then towns, then a region that is repeated after the town. */
    Rest read(RegionReading reading, String text) {
        boolean districtGiven = reading.isDistrictWritten();
        String rest = names(reading, text, districtGiven);
        boolean town = false;
        for (int round = 0; round < 3; round++) {
            String afterTown = town(reading, rest);
            if (afterTown == null) {
                break;
            }
            town = true;
            rest = names(reading, afterTown, true);
        }
        if (reading.city() == null || !reading.isDistrictWritten()) {
            laterClauses(reading, rest);
        }
        return new Rest(rest, town);
    }

    /** Reads a field that is not a single name, such as 杭州市西湖区. */
    String readField(RegionReading reading, String field) {
        return names(reading, field, false);
    }

    /** A region may also stand at the end, behind a space or a comma. */
    private void laterClauses(RegionReading reading, String text) {
        for (int i = 1; i < text.length() - 2; i++) {
            char before = text.charAt(i - 1);
            if ((before == ' ' || before == ',') && text.charAt(i) != ' ') {
                names(reading, text.substring(i), reading.isDistrictWritten());
            }
        }
    }

    private String names(RegionReading reading, String text, boolean districtGiven) {
        String rest = skip(text);
        for (int i = 0; i < MOST_NAMES && !rest.isEmpty(); i++) {
            int length = nameAt(reading, rest, districtGiven);
            if (length == 0) {
                break;
            }
            rest = skip(rest.substring(length));
        }
        return rest;
    }

    private static String skip(String text) {
        Matcher before = BEFORE_NAME.matcher(text);
        return before.lookingAt() ? text.substring(before.end()) : text;
    }

    /** Takes the longest name that fits; returns its length, 0 if there is none or if it contradicts. */
    private int nameAt(RegionReading reading, String text, boolean districtGiven) {
        for (int length = Math.min(library.longestName(), text.length()); length >= 2; length--) {
            String name = text.substring(0, length);
            String rest = text.substring(length);
            if (library.isPlaceholder(name) && length >= 3) {
                return length;
            }
            List<RegionName> readings = library.named(name);
            if (!readings.isEmpty() && takes(reading, readings, rest, districtGiven)) {
                return length;
            }
            if (contradicts(reading, readings, name, rest, districtGiven)) {
                reading.contradict();
                return length;
            }
            if (zone(reading, name, rest)) {
                return length;
            }
        }
        // 重庆市县城口县 and the like: platforms divide 重庆 into 市辖区 and 县
        return reading.city() != null && !reading.isDistrictWritten() && text.startsWith("县") && text.length() > 2
            && nameAt(reading, text.substring(1), false) > 0 ? 1 : 0;
    }

    private boolean takes(RegionReading reading, List<RegionName> readings, String rest, boolean districtGiven) {
        for (RegionName name : readings) {
            Region region = name.region();
            if (reading.fits(region) && allowed(reading, name, rest, districtGiven)) {
                if (region.level() == Level.DISTRICT && reading.city() == null) {
                    return takeFirstDistrict(reading, name, readings, rest);
                }
                if (region.level() != Level.DISTRICT || !districtGiven) {
                    reading.take(region);
                }
                return true;
            }
        }
        return false;
    }

    private boolean allowed(RegionReading reading, RegionName name, String rest, boolean districtGiven) {
        if (name.form() != Form.SHORT) {
            return ShortNameGuard.isFullName(rest);
        }
        if (followedByOwnDistrict(name.region(), rest)) {
            return true;
        }
        boolean district = name.region().level() == Level.DISTRICT;
        if (district && (districtGiven || reading.isDistrictWritten())) {
            return false;
        }
        return district ? ShortNameGuard.isDistrict(rest) : ShortNameGuard.isRegion(rest);
    }

    /** A name of the level below makes a short name certain: 南京建邺区, 江苏昆山市, 宁波奉化麻厂路. */
    private boolean followedByOwnDistrict(Region region, String rest) {
        String next = skip(rest);
        for (int length = Math.min(library.longestName(), next.length()); length >= 2; length--) {
            for (RegionName name : library.named(next.substring(0, length))) {
                String after = next.substring(length);
                boolean whole = name.form() == Form.SHORT ? ShortNameGuard.isDistrict(after) : ShortNameGuard.isFullName(after);
                if (whole && isBelow(name.region(), region)) {
                    return true;
                }
            }
        }
        int zone = library.genericZoneAt(next, 0);
        return region.level() == Level.CITY && zone > 0 && ShortNameGuard.isFullName(next.substring(zone));
    }

    private static boolean isBelow(Region lower, Region upper) {
        return lower.level() != upper.level()
            && (upper.level() == Level.PROVINCE ? upper.code().equals(lower.provinceCode()) : upper.code().equals(lower.cityCode()));
    }

    /** A district at the beginning, with or without a province. A short one needs a town or a house number as witness. */
    private boolean takeFirstDistrict(RegionReading reading, RegionName name, List<RegionName> readings, String rest) {
        if (name.form() != Form.SHORT) {
            if (!name.region().current() && startsWithCity(name.region())) {
                reading.take(name.region());
                return true;
            }
            return reading.takeWithoutCity(readings);
        }
        if (reading.province() == null && !hasWitness(name.region(), rest)) {
            return false;
        }
        return reading.takeWithoutCity(readings);
    }

    /** 武汉东湖高新区 names its city itself. */
    private boolean startsWithCity(Region zone) {
        String stem = RegionName.stem(library.byCode(zone.cityCode()).name());
        return !stem.isEmpty() && zone.name().startsWith(stem);
    }

    private boolean hasWitness(Region district, String rest) {
        for (int length = Math.min(8, rest.length()); length >= 2; length--) {
            if (district.equals(library.districtOfTown(district.cityCode(), rest.substring(0, length)))) {
                return true;
            }
        }
        return SHORT_ROAD.matcher(rest).matches();
    }

    private boolean contradicts(RegionReading reading, List<RegionName> readings, String name, String rest, boolean districtGiven) {
        if (name.length() < 3 || reading.isEmpty() || !ShortNameGuard.isFullName(rest)) {
            return false;
        }
        boolean certain = false;
        for (RegionName other : readings) {
            if (reading.fits(other.region())) {
                return false;
            }
            certain |= other.form() == Form.FULL && other.region().level() != Level.DISTRICT
                || other.form() == Form.FULL && (reading.city() != null && !districtGiven && !reading.isDistrictWritten() || readings.size() == 1);
        }
        return certain && !isTown(reading, name);
    }

    private boolean isTown(RegionReading reading, String name) {
        return reading.city() != null && library.hasTown(reading.city().code(), name);
    }

    /** 高新区 in any city, also as 杭州高新区 or, once the city is known, as 星沙经济开发区. */
    private boolean zone(RegionReading reading, String name, String rest) {
        if (reading.isDistrictWritten() || !name.endsWith("区") && !name.endsWith("会")) {
            return false;
        }
        boolean zone = library.isGenericZone(name) || reading.city() != null && NAMED_ZONE.matcher(name).matches();
        if (!zone || !ShortNameGuard.isFullName(rest)) {
            return false;
        }
        reading.takeZone(name);
        return true;
    }

    /** Reads one town off the text; null if there is none. It gives the district where the city has only one of that name. */
    private String town(RegionReading reading, String text) {
        String city = reading.city() == null ? "" : reading.city().code();
        if (text.length() >= 2 && library.hasTown(city, text)) {
            // Nothing but a town, with or without its suffix. Without, it is too vague to tell the district.
            giveDistrict(reading, city, text);
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
        if (length == 0) {
            return null;
        }
        giveDistrict(reading, city, text.substring(0, length));
        return text.substring(length);
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
