package dev.wharf.review.address;

import dev.wharf.review.address.Region.Level;
import java.util.Set;

/** Hong Kong and Macau are addressed by region (九龙, 氹仔) or by district; one of them is enough. */
final class HongKongMacau {
    private static final Set<String> REGIONS = Set.of("九龙", "新界", "香港岛", "港岛", "氹仔", "澳门半岛", "路环", "离岛");

    private HongKongMacau() { }

    static boolean isRegionName(String text) {
        return REGIONS.contains(text);
    }

    /** The region counts as the district of its city. */
    static Region asDistrict(String name, Region city) {
        return new Region(Level.DISTRICT, "", name, city.code(), city.provinceCode(), true);
    }
}
