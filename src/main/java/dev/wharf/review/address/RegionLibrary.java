package dev.wharf.review.address;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The administrative divisions by every name people write. Filled once by {@link RegionLibraryLoader}, then only read. */
final class RegionLibrary {
    /** Between the codes of several districts of one city that have a town of the same name. */
    private static final String SEVERAL = ";";

    private final Map<String, Region> byCode = new HashMap<>();
    private final Map<String, List<RegionName>> names = new HashMap<>();
    private final Map<String, Map<String, String>> towns = new HashMap<>();
    private final Map<Region, Region> present = new HashMap<>();
    private int rows;
    private String version = "";
    private final Set<String> genericZones = new HashSet<>();
    private final Set<String> placeholders = new HashSet<>();
    private final Set<String> withoutDistricts = new HashSet<>();
    /** By the first two characters: most pairs open no name, and the text is looked up once per length. */
    private final Map<Integer, Integer> longest = new HashMap<>();

    /** Every reading of a name; empty if it is none. */
    List<RegionName> named(String text) {
        return names.getOrDefault(text, List.of());
    }

    Region byCode(String code) {
        return byCode.get(code);
    }

    /** Length of the longest name or placeholder that may begin this text, at most the text's own. */
    int longestNameAt(String text) {
        return text.length() < 2 ? 0 : Math.min(longest.getOrDefault(firstTwo(text), 0), text.length());
    }

    private void lookUp(String text) {
        if (text.length() > 1) {
            longest.merge(firstTwo(text), text.length(), Math::max);
        }
    }

    private static int firstTwo(String text) {
        return text.charAt(0) << Character.SIZE | text.charAt(1);
    }

    boolean isGenericZone(String text) {
        return genericZones.contains(text);
    }

    /** Length of the longest generic zone word at this position, 0 if there is none. */
    int genericZoneAt(String text, int from) {
        for (int length = Math.min(12, text.length() - from); length >= 2; length--) {
            if (genericZones.contains(text.substring(from, from + length))) {
                return length;
            }
        }
        return 0;
    }

    boolean isPlaceholder(String text) {
        return placeholders.contains(text);
    }

    /** True for 东莞, 中山, 儋州 and 嘉峪关, which have no districts. */
    boolean hasNoDistricts(String cityCode) {
        return withoutDistricts.contains(cityCode);
    }

    boolean hasTown(String cityCode, String town) {
        return towns.getOrDefault(cityCode, Map.of()).containsKey(town);
    }

    /** The district of a town, given by name or stem; null if unknown or if several districts of the city have one. */
    Region districtOfTown(String cityCode, String town) {
        String codes = towns.getOrDefault(cityCode, Map.of()).get(town);
        return codes == null ? null : byCode.get(codes);
    }

    /** Every district of the city that has a town of this name or stem. */
    List<Region> districtsOfTown(String cityCode, String town) {
        String codes = towns.getOrDefault(cityCode, Map.of()).getOrDefault(town, "");
        return codes.isEmpty() ? List.of() : Arrays.stream(codes.split(SEVERAL)).map(byCode::get).toList();
    }

    /** The unit that a former district belongs to today, if that is one and known; else the region itself. */
    Region present(Region region) {
        return region.current() ? region : present.getOrDefault(region, region);
    }

    void addPresent(Region former, Region today) {
        present.put(former, today);
    }

    /** The current district of that city with this name but for its suffix; null if there is none or several. */
    Region currentByStem(String cityCode, String stem) {
        List<Region> found = named(stem).stream().map(RegionName::region)
            .filter(region -> region.level() == Region.Level.DISTRICT && region.current() && region.cityCode().equals(cityCode)).toList();
        return found.size() == 1 ? found.get(0) : null;
    }

    int rows() {
        return rows;
    }

    /** Eight hexadecimal digits that change with any file. */
    String version() {
        return version;
    }

    void counted(int more) {
        rows += more;
    }

    void identify(String checksum) {
        version = checksum;
    }

    void add(Region region) {
        byCode.put(region.code(), region);
    }

    void addName(String text, RegionName name) {
        if (text.length() < 2) {
            return;
        }
        List<RegionName> readings = names.computeIfAbsent(text, key -> new ArrayList<>(1));
        if (readings.stream().noneMatch(known -> known.region().equals(name.region()))) {
            readings.add(name);
        }
        lookUp(text);
    }

    void addTown(String cityCode, String town, String districtCode) {
        if (!town.isEmpty()) {
            towns.computeIfAbsent(cityCode, key -> new HashMap<>())
                .merge(town, districtCode, (known, added) -> known.contains(added) ? known : known + SEVERAL + added);
        }
    }

    void addGenericZone(String text) {
        genericZones.add(text);
        lookUp(text);
    }

    void addPlaceholder(String text) {
        placeholders.add(text);
        lookUp(text);
    }

    void addWithoutDistricts(String cityCode) {
        withoutDistricts.add(cityCode);
    }
}
