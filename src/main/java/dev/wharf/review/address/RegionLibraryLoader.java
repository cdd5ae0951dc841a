package dev.wharf.review.address;

import dev.wharf.review.address.CsvTable.InvalidRow;
import dev.wharf.review.address.Region.Level;
import dev.wharf.review.address.RegionName.Form;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;

/** Reads the CSV files of the division library, from the class path or from a folder an operator keeps up to date. */
final class RegionLibraryLoader {
    private static final Pattern CODE = Pattern.compile("[1-9]\\d{5}");
    private static final Pattern REMARK = Pattern.compile("[（(][^）)]*[）)]");
    private static final String CLASS_PATH = "/divisions/";

    /** Opens a file of the library; null if it is absent. */
    private interface Source {
        InputStream open(String file) throws IOException;
    }

    private final Source source;
    private final String place;
    private final RegionLibrary library = new RegionLibrary();
    private final CRC32 checksum = new CRC32();

    private RegionLibraryLoader(Source source, String place) {
        this.source = source;
        this.place = place;
    }

    static RegionLibrary fromClasspath() {
        return new RegionLibraryLoader(file -> {
            InputStream packed = RegionLibraryLoader.class.getResourceAsStream(CLASS_PATH + file + ".gz");
            return packed == null ? null : new GZIPInputStream(packed);
        }, "the class path").load();
    }

    static RegionLibrary fromFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(folder + ": is not a folder");
        }
        return new RegionLibraryLoader(file -> {
            Path path = folder.resolve(file);
            return Files.isRegularFile(path) ? Files.newInputStream(path) : null;
        }, folder.toString()).load();
    }

    private RegionLibrary load() {
        read("provinces.csv", "code,name,parent_code", true, row -> province(row[0], row[1]));
        read("cities.csv", "code,name,parent_code", true, row -> city(row[0], row[1], row[2]));
        read("districts.csv", "code,name,parent_code", true, row -> district(row[0], row[1], row[2]));
        read("aliases.csv", "alias,level,type,city_code,target_codes", true, this::alias);
        read("no_district_cities.csv", "code,name,province_code,kind", true, row -> noDistrict(row[0], row[3]));
        read("streets.csv", "code,name,parent_code", true, row -> street(row[1], row[2]));
        read("streets_former.csv", "name,district_code", false, row -> street(row[0], row[1]));
        library.identify(String.format("%08x", checksum.getValue()));
        return library;
    }

    private void read(String file, String header, boolean required, java.util.function.Consumer<String[]> row) {
        try (InputStream in = source.open(file)) {
            if (in != null) {
                library.counted(new CsvTable(file, header).read(new CheckedInputStream(in, checksum), row));
            } else if (required) {
                throw new IllegalArgumentException(file + ": is missing in " + place);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(file + ": cannot be read", problem);
        }
    }

    private void province(String code, String name) {
        add(new Region(Level.PROVINCE, code(code), name(name), "", code, true));
    }

    private void city(String code, String name, String parent) {
        Region province = parent(parent, Level.PROVINCE);
        Region city = new Region(Level.CITY, code(code), name(name), code, province.code(), true);
        if (Region.isDirectGroup(code)) {
            library.add(city);
        } else {
            add(city);
            if (city.name().endsWith("市")) {
                // What the city was called before it became one; still written, and then followed by the county-level city of that name.
                library.addName(RegionName.stem(city.name()) + "地区", new RegionName(city, Form.ALIAS));
            }
        }
    }

    private void district(String code, String name, String parent) {
        Region city = parent(parent, Level.CITY);
        add(new Region(Level.DISTRICT, code(code), name(name), city.code(), city.provinceCode(), true));
    }

    private void add(Region region) {
        if (library.byCode(region.code()) != null) {
            throw new InvalidRow("the code " + region.code() + " occurs twice");
        }
        library.add(region);
        library.addName(region.name(), new RegionName(region, Form.FULL));
        library.addName(RegionName.stem(region.name()), new RegionName(region, Form.SHORT));
    }

    private void alias(String[] row) {
        String text = name(row[0]);
        String type = row[2];
        String targets = row[4];
        switch (type) {
            case "PLACEHOLDER" -> library.addPlaceholder(text);
            case "GENERIC_ZONE" -> library.addGenericZone(text);
            case "SHORT", "RENAMED" -> shortForm(text, type.equals("SHORT") ? Form.SHORT : Form.ALIAS, targets);
            case "FORMER", "MOVED", "ZONE" -> former(text, row);
            default -> throw new InvalidRow("unknown alias type " + type);
        }
    }

    private void shortForm(String text, Form form, String targets) {
        for (String target : targets.split("[;| ]+")) {
            Region region = library.byCode(code(target));
            if (region == null) {
                throw new InvalidRow("no region has the code " + target);
            }
            boolean regionOfCity = region.level() == Level.CITY && HongKongMacau.isRegionName(text);
            library.addName(text, new RegionName(regionOfCity ? HongKongMacau.asDistrict(text, region) : region, form));
        }
    }

    private void former(String text, String[] row) {
        String cityCode = row[3];
        Region city = parent(cityCode, Level.CITY);
        boolean zone = row[2].equals("ZONE");
        boolean cityLevel = row[1].equals("city");
        if (cityLevel && Region.isDirectGroup(cityCode)) {
            return; // the county itself is in districts.csv, and its pseudo city is nobody's address
        }
        // A zone that platforms list as a city, such as 杨凌示范区, tells its city; other zones do not.
        Region region = cityLevel && !zone ? city
            : new Region(Level.DISTRICT, "", text, city.code(), city.provinceCode(), cityLevel);
        library.addName(text, new RegionName(region, RegionName.hasSuffix(text) ? Form.ALIAS : Form.SHORT));
        if (!zone) {
            library.addName(RegionName.stem(text), new RegionName(region, Form.SHORT));
            Region today = today(text, cityCode, row[4]);
            if (today != null && region.level() == Level.DISTRICT) {
                library.addPresent(region, today);
            }
        }
    }

    /** The one target a row names; without any, the district that only changed its suffix, as 吴江市 did to 吴江区. */
    private Region today(String text, String cityCode, String targets) {
        if (targets.isEmpty()) {
            return library.currentByStem(cityCode, RegionName.stem(text));
        }
        Region target = library.byCode(targets);
        return target == null || target.level() != Level.DISTRICT ? null : target;
    }

    private void noDistrict(String code, String kind) {
        if (kind.equals("PREFECTURE_NO_DISTRICT")) {
            library.addWithoutDistricts(code(code));
        }
    }

    private void street(String written, String parent) {
        Region region = library.byCode(code(parent));
        if (region == null) {
            throw new InvalidRow("no region has the code " + parent);
        }
        if (region.level() == Level.DISTRICT) {
            String name = TextFolder.fold(written);
            library.addTown(region.cityCode(), name, region.code());
            library.addTown(region.cityCode(), RegionName.townStem(name), region.code());
        }
    }

    private Region parent(String code, Level level) {
        Region region = library.byCode(code(code));
        if (region == null || region.level() != level) {
            throw new InvalidRow("no " + level.name().toLowerCase(java.util.Locale.ROOT) + " has the code " + code);
        }
        return region;
    }

    private static String code(String code) {
        if (!CODE.matcher(code).matches()) {
            throw new InvalidRow("\"" + code + "\" is not a code of six digits");
        }
        return code;
    }

    private static String name(String written) {
        String name = REMARK.matcher(TextFolder.fold(written)).replaceAll("");
        if (name.isEmpty()) {
            throw new InvalidRow("the name is empty");
        }
        return name;
    }
}
