package dev.wharf.review.address;

import dev.wharf.review.address.Region.Level;
import dev.wharf.review.address.RegionName.Form;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the region out of the fields, then out of the beginning of the text, and hands on what is left. */
final class RegionResolver {
    /** Names of this shape that the library does not know are zones: they are founded faster than lists are published. */
    private static final Pattern ZONE = Pattern.compile(".*(新区|开发区|高新区|经开区|园区|示范区|管理区|度假区|风景区|风景名胜区|保税区"
            + "|自贸区|实验区|试验区|合作区|先导区|功能区|矿区|农场|林场|新城|管委会)");
    private static final Pattern TOWN = Pattern.compile(".*(街道|街道办|街道办事处|办事处|镇|乡|苏木)");
    private static final Pattern DISTRICT = Pattern.compile(".{1,14}[区县市旗]");

    /** What was found. */
    record Result(RegionReading reading, String rest, boolean townWritten) { }

    private final RegionLibrary library;
    private final RegionTextReader textReader;

    RegionResolver(RegionLibrary library) {
        this.library = library;
        this.textReader = new RegionTextReader(library);
    }

    /** All texts folded and without remarks. */
    Result resolve(String province, String city, String district, String text) {
        var reading = new RegionReading(library);
        var left = new StringBuilder();
        provinceOrCity(reading, province, Level.PROVINCE, left);
        provinceOrCity(reading, city, Level.CITY, left);
        districtField(reading, city, district, left);
        String written = left.isEmpty() ? text : left + text;
        if (EnglishStreet.isLatin(written)) {
            EnglishRegion.read(reading, library, written);
            return new Result(reading, written, false);
        }
        var rest = textReader.read(reading, written);
        return new Result(reading, rest.text(), rest.townWritten());
    }

    private void provinceOrCity(RegionReading reading, String field, Level expected, StringBuilder left) {
        if (field.isEmpty() || library.isPlaceholder(field)) {
            return;
        }
        List<RegionName> readings = library.named(field).isEmpty() ? otherSuffix(field, expected) : library.named(field);
        Region fitting = bestFit(reading, readings, expected);
        if (fitting != null && fitting.level() == Level.DISTRICT && reading.city() == null) {
            reading.takeWithoutCity(readings);
        } else if (fitting != null) {
            reading.take(fitting);
        } else if (!readings.isEmpty()) {
            reading.contradict(readings);
        } else {
            keep(left, textReader.readField(reading, field));
        }
    }

    /** What a field holds beyond names belongs to the text. */
    private static void keep(StringBuilder left, String rest) {
        left.append(rest).append(EnglishStreet.isLatin(rest) ? ", " : rest.isEmpty() ? "" : " ");
    }

    /** 毕节地区 for 毕节市: a prefecture that changed its kind. */
    private List<RegionName> otherSuffix(String field, Level expected) {
        return library.named(RegionName.stem(field)).stream().filter(name -> name.region().level() == expected).toList();
    }

    private static Region bestFit(RegionReading reading, List<RegionName> readings, Level expected) {
        Region best = null;
        for (RegionName name : readings) {
            Region region = name.region();
            if (reading.fits(region) && (best == null || distance(region, expected) < distance(best, expected))) {
                best = region;
            }
        }
        return best;
    }

    private static int distance(Region region, Level expected) {
        return Math.abs(region.level().ordinal() - expected.ordinal());
    }

    private void districtField(RegionReading reading, String cityField, String field, StringBuilder left) {
        List<RegionName> readings = library.named(field);
        // 城区 is a placeholder on some platforms and a real district of 晋城.
        boolean real = reading.city() != null && districtOfCity(reading, readings) != null;
        if (cityField.endsWith("地区") && field.equals(RegionName.stem(cityField) + "市") && !real) {
            reading.takeZone(field);
            return;
        }
        if (field.isEmpty() || (library.isPlaceholder(field) || field.startsWith("请选择")) && !real || isOwnName(reading, field)) {
            return;
        }
        if (reading.city() == null) {
            districtWithoutCity(reading, field, readings, left);
            return;
        }
        Region found = districtOfCity(reading, readings);
        Region town = library.districtOfTown(reading.city().code(), field);
        if (found != null) {
            reading.take(found);
        } else if (isZone(field) || reading.needsNoDistrict() && !knownElsewhere(readings)) {
            reading.takeZone(field);
        } else if (variant(reading, field) != null) {
            reading.take(variant(reading, field));
        } else if (town != null && TOWN.matcher(field).matches()) {
            reading.take(town);
        } else if (knownElsewhere(readings)) {
            reading.contradict(readings);
        } else {
            unknownDistrict(reading, field, left);
        }
    }

    private void districtWithoutCity(RegionReading reading, String field, List<RegionName> readings, StringBuilder left) {
        Region city = bestFit(reading, readings, Level.CITY);
        if (library.isGenericZone(field)) {
            reading.takeZone(field);
        } else if (city != null && city.level() == Level.CITY) {
            reading.take(city);
        } else if (!reading.takeWithoutCity(readings)) {
            if (knownElsewhere(readings)) {
                reading.contradict(readings);
            } else if (isZone(field)) {
                reading.takeZone(field);
            } else {
                keep(left, textReader.readField(reading, field));
            }
        }
    }

    private void unknownDistrict(RegionReading reading, String field, StringBuilder left) {
        boolean before = reading.isDistrictWritten();
        String rest = textReader.readField(reading, field);
        if (reading.isDistrictWritten() != before || reading.isContradictory()) {
            keep(left, rest);
        } else if (DISTRICT.matcher(field).matches()) {
            // A name that no list knows contradicts nothing: it may be newer, or older, than the library.
            reading.takeZone(field);
        } else {
            keep(left, field);
        }
    }

    private static Region districtOfCity(RegionReading reading, List<RegionName> readings) {
        for (RegionName name : readings) {
            if (name.region().level() == Level.DISTRICT && reading.fits(name.region())) {
                return name.region();
            }
        }
        return null;
    }

    /** The same district with another suffix, such as 余杭市 for 余杭区. */
    private Region variant(RegionReading reading, String field) {
        String stem = RegionName.stem(field);
        return stem.isEmpty() ? null : districtOfCity(reading, library.named(stem));
    }

    private boolean isZone(String field) {
        return library.isGenericZone(field) || ZONE.matcher(field).matches() && library.named(field).stream()
            .noneMatch(name -> name.form() == Form.FULL);
    }

    private static boolean knownElsewhere(List<RegionName> readings) {
        return readings.stream().anyMatch(name -> name.region().level() != Level.PROVINCE);
    }

    /** 杭州市 or 杭州 as the district of 杭州市 says nothing; so does the province of a municipality. */
    private static boolean isOwnName(RegionReading reading, String field) {
        return isNameOf(reading.city(), field) || isNameOf(reading.province(), field);
    }

    private static boolean isNameOf(Region region, String field) {
        if (region == null) {
            return false;
        }
        String stem = RegionName.stem(region.name());
        return field.equals(region.name()) || field.equals(stem) || field.equals(stem + "城区") || field.equals(stem + "市区");
    }
}
