package dev.wharf.review.address;

import java.util.List;
import java.util.stream.Collectors;

/** What a clerk could write where the region is missing or contradicts itself. */
final class RegionProposals {
    /** More than three are no help in choosing. */
    private static final int MOST = 3;
    private static final int LONGEST_TOWN = 8;

    private final RegionLibrary library;

    RegionProposals(RegionLibrary library) {
        this.library = library;
    }

    String of(AddressProblem problem, RegionReading reading, String rest) {
        return switch (problem) {
            case MISSING_PROVINCE_CITY -> chains(current(reading.openDistricts()));
            case MISSING_DISTRICT -> reading.city() == null ? "" : chains(districtsOfTown(reading, rest));
            case DISTRICT_MISMATCH -> chains(reading.contradicting());
            case VAGUE_STREET, BAD_PHONE, BAD_NAME -> "";
        };
    }

    /** Nearly every city has a 高新区; a list of them helps nobody. */
    private static List<Region> current(List<Region> districts) {
        return districts.stream().allMatch(Region::current) ? districts : List.of();
    }

    /** A town that several districts have, or one that is written without its suffix and therefore decided nothing. */
    private List<Region> districtsOfTown(RegionReading reading, String rest) {
        String city = reading.city().code();
        if (!reading.town().isEmpty()) {
            List<Region> districts = library.districtsOfTown(city, reading.town());
            return districts.isEmpty() ? library.districtsOfTown(city, RegionName.townStem(reading.town())) : districts;
        }
        for (int length = Math.min(LONGEST_TOWN, rest.length()); length >= 2; length--) {
            List<Region> districts = library.districtsOfTown(city, rest.substring(0, length));
            if (!districts.isEmpty() && ShortNameGuard.isDistrict(rest.substring(length))) {
                return districts;
            }
        }
        return List.of();
    }

    private String chains(List<Region> regions) {
        List<String> chains = regions.stream().map(this::chain).distinct().toList();
        String first = chains.stream().limit(MOST).collect(Collectors.joining(" / "));
        return chains.size() > MOST ? first + " / …" : first;
    }

    /** 浙江省杭州市西湖区; a municipality once, a county of a province without its pseudo city. */
    private String chain(Region region) {
        Region province = library.byCode(region.provinceCode());
        Region city = library.byCode(region.cityCode());
        var chain = new StringBuilder(province.name());
        if (city != null && !city.name().equals(province.name()) && !Region.isDirectGroup(city.code())) {
            chain.append(city.name());
        }
        return region.level() == Region.Level.DISTRICT ? chain.append(region.name()).toString() : chain.toString();
    }
}
