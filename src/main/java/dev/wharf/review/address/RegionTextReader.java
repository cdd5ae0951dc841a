package dev.wharf.review.address;

import dev.wharf.review.address.Region.Level;
import dev.wharf.review.address.RegionName.Form;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads region and town names off the beginning of a text. Longest name first; a short name only where it is no road or compound. */
final class RegionTextReader {
    private static final Pattern BEFORE_NAME = Pattern.compile("[\\s,、/|.。;:_>·~+\\-]+|中国(?=\\p{IsHan}{2}[省市]|[^\\p{IsHan}])"
            + "|市区(?=\\p{IsHan})|(兵团)?(农)?第?[0-9一二三四五六七八九十]{1,2}师(?=\\p{IsHan}{2,4}市)");
    private static final Set<String> SHORT_ZONES = Set.of("高新", "经开");
    private static final Pattern NAMED_ZONE = Pattern.compile(
        "\\p{IsHan}{2,4}(经济开发区|经济技术开发区|高新技术产业开发区|高新技术开发区|技术开发区|开发区|高新区|经开区|新区|保税区|度假区)");
    /** 某某某某高新技术产业开发区 is not in the library, but has a name's shape. */
    private static final int LONGEST_ZONE = 10;
    private static final Pattern SHORT_ROAD = Pattern.compile("\\p{IsHan}{2,4}(路|街|大道|大街)[0-9].*");
    private static final Pattern OFFICE = Pattern.compile("(人民)?政府(?!路|街)");
    private static final String SEPARATORS = " ,、。;:/|";
    /** Enough for a region that is repeated with its town; ends any loop. */
    private static final int MOST_NAMES = 12;

    /** What is left of a text, and whether a town was read. */
    record Rest(String text, boolean townWritten) { }

    private final RegionLibrary library;
    private final TownReader townReader;

    RegionTextReader(RegionLibrary library) {
        this.library = library;
        this.townReader = new TownReader(library);
    }

    /** Reads as many names as there are, then towns, then a region that is repeated after the town. */
    Rest read(RegionReading reading, String text) {
        boolean districtGiven = reading.isDistrictWritten();
        String rest = names(reading, text, districtGiven);
        boolean town = false;
        for (int round = 0; round < 3; round++) {
            String afterTown = townReader.read(reading, rest);
            if (afterTown == null) {
                break;
            }
            town = true;
            rest = names(reading, afterTown, true);
        }
        if (reading.city() == null || !reading.isDistrictWritten()) {
            rest = laterClauses(reading, rest);
        }
        return new Rest(rest, town);
    }

    /** Reads a field that is not a single name, such as 杭州市西湖区. */
    String readField(RegionReading reading, String field) {
        return names(reading, field, false);
    }

    /** A region may also stand behind a name, a postcode or the street. Returns the street: what follows the region, or else precedes it. */
    private String laterClauses(RegionReading reading, String text) {
        String street = text;
        boolean first = reading.isEmpty();
        for (int i = 1; i < text.length() - 1; i++) {
            if (SEPARATORS.indexOf(text.charAt(i - 1)) >= 0 && SEPARATORS.indexOf(text.charAt(i)) < 0) {
                String clause = text.substring(i);
                String after = names(reading, clause, reading.isDistrictWritten());
                if (first && !reading.isEmpty()) {
                    street = after.isBlank() ? text.substring(0, i) : after;
                    first = false;
                }
            }
        }
        return street;
    }

    private String names(RegionReading reading, String text, boolean districtGiven) {
        String rest = skip(text);
        for (int i = 0; i < MOST_NAMES && !rest.isEmpty(); i++) {
            int length = nameAt(reading, rest, districtGiven);
            if (length == 0) {
                break;
            }
            String name = rest.substring(0, length);
            rest = skip(rest.substring(length));
            if (OFFICE.matcher(rest).lookingAt() && !rest.isEmpty()) {
                // 泉山区政府 is a place, 政府 is none.
                return name.charAt(length - 1) + rest;
            }
        }
        return rest;
    }

    private static String skip(String text) {
        Matcher before = BEFORE_NAME.matcher(text);
        return before.lookingAt() ? text.substring(before.end()) : text;
    }

    /** Takes the longest name that fits; returns its length, 0 if there is none or if it contradicts. */
    private int nameAt(RegionReading reading, String text, boolean districtGiven) {
        boolean longerRefused = false;
        int longest = library.longestNameAt(text);
        for (int length = Math.max(longest, Math.min(LONGEST_ZONE, text.length())); length >= 2; length--) {
            if (length > longest && !mayEndZone(text.charAt(length - 1))) {
                continue;
            }
            String name = text.substring(0, length);
            String rest = text.substring(length);
            if (library.isPlaceholder(name) && length >= 3) {
                return length;
            }
            List<RegionName> readings = library.named(name);
            if (divided(reading, name, rest)) {
                continue;
            }
            if (!readings.isEmpty() && !(longerRefused && isShort(readings)) && takes(reading, readings, rest, districtGiven)) {
                return length + formerCityOfPrefecture(reading, name, rest);
            }
            // 连云港 in 连云港东路 was refused as the start of a road; then 连云 is no district either.
            longerRefused |= isShort(readings);
            if (contradicts(reading, readings, name, rest, districtGiven)) {
                reading.contradict(withDistrict(readings, rest));
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

    /** 铜仁地区铜仁市: the county-level city that became a district when its prefecture became the city of that name. */
    private static int formerCityOfPrefecture(RegionReading reading, String name, String rest) {
        String city = RegionName.stem(name) + "市";
        if (!name.endsWith("地区") || !rest.startsWith(city) || reading.isDistrictWritten()) {
            return 0;
        }
        reading.takeZone(city);
        return city.length();
    }

    private static boolean isShort(List<RegionName> readings) {
        return !readings.isEmpty() && readings.stream().allMatch(name -> name.form() == Form.SHORT);
    }

    /** 青岛市北区 is 青岛 and 市北区, not 青岛市 and 北区. */
    private boolean divided(RegionReading reading, String name, String rest) {
        if (!name.endsWith("市") || rest.length() < 2 || rest.charAt(1) != '区') {
            return false;
        }
        return library.named("市" + rest.substring(0, 2)).stream().map(RegionName::region).filter(reading::fits)
            .anyMatch(district -> library.byCode(district.cityCode()).name().equals(name));
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
            return ShortNameGuard.isFullName(name.region().name(), rest) || followedByOwnDistrict(name.region(), rest);
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
        for (int length = library.longestNameAt(next); length >= 2; length--) {
            for (RegionName name : library.named(next.substring(0, length))) {
                String after = next.substring(length);
                boolean whole = name.form() == Form.SHORT ? ShortNameGuard.isDistrict(after)
                    : ShortNameGuard.isFullName(next.substring(0, length), after);
                if (whole && isBelow(name.region(), region)) {
                    return true;
                }
            }
        }
        int zone = library.genericZoneAt(next, 0);
        return region.level() == Level.CITY && zone > 0 && ShortNameGuard.isFullName("", next.substring(zone));
    }

    /** Of a full region in the text, the district says more than the city that contradicts: 深圳市南山区. */
    private List<RegionName> withDistrict(List<RegionName> upper, String rest) {
        String next = skip(rest);
        for (int length = library.longestNameAt(next); length >= 2; length--) {
            List<RegionName> lower = library.named(next.substring(0, length)).stream()
                .filter(name -> upper.stream().anyMatch(one -> isBelow(name.region(), one.region()))).toList();
            if (!lower.isEmpty()) {
                return lower;
            }
        }
        return upper;
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
        // 城区, 东区 and 矿区 are real districts, but also common words; a county of two characters is not.
        boolean common = name.length() < 3 && !name.endsWith("县");
        if (reading.isEmpty() || readings.isEmpty()) {
            return false;
        }
        if (isShort(readings) && readings.stream().map(RegionName::region).noneMatch(reading::fits)) {
            return readings.stream().anyMatch(other -> leadsToFullName(other.region(), rest));
        }
        if (common || !ShortNameGuard.isFullName(name, rest)) {
            return false;
        }
        boolean certain = false;
        for (RegionName other : readings) {
            if (reading.fits(other.region())) {
                return false;
            }
            boolean followed = followedByOwnDistrict(other.region(), rest);
            certain |= other.form() == Form.FULL && (followed || !ShortNameGuard.isCompany(rest)) && switch (other.region().level()) {
                case PROVINCE -> followed;
                case CITY -> true;
                case DISTRICT -> readings.size() == 1 || reading.city() != null && !districtGiven && !reading.isDistrictWritten();
            };
        }
        return certain && !isTown(reading, name);
    }

    /** 江苏苏州姑苏区: short names that end in a full one of theirs are a region beyond doubt. */
    private boolean leadsToFullName(Region upper, String rest) {
        String next = skip(rest);
        for (int length = library.longestNameAt(next); length >= 2; length--) {
            String name = next.substring(0, length);
            String after = next.substring(length);
            for (RegionName lower : library.named(name)) {
                boolean full = lower.form() == Form.FULL && ShortNameGuard.isFullName(name, after) && !ShortNameGuard.isCompany(after);
                if (isBelow(lower.region(), upper) && (full || lower.form() == Form.SHORT && leadsToFullName(lower.region(), after))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isTown(RegionReading reading, String name) {
        return reading.city() != null && library.hasTown(reading.city().code(), name);
    }

    private static boolean mayEndZone(char c) {
        return c == '区' || c == '会';
    }

    /** 高新区 in any city, also as 杭州高新区 or, once the city is known, as 星沙经济开发区. */
    private boolean zone(RegionReading reading, String name, String rest) {
        if (reading.isDistrictWritten()) {
            return false;
        }
        if (reading.city() != null && SHORT_ZONES.contains(name) && ShortNameGuard.isDistrict(rest)) {
            reading.takeZone(name + "区");
            return true;
        }
        if (!mayEndZone(name.charAt(name.length() - 1))) {
            return false;
        }
        boolean zone = library.isGenericZone(name) || reading.city() != null && NAMED_ZONE.matcher(name).matches();
        if (!zone || !ShortNameGuard.isFullName(name, rest)) {
            return false;
        }
        reading.takeZone(name);
        return true;
    }
}
