package dev.wharf.review.address;

import java.util.List;

/** One written form of a region: the text, what it may stand for, and how it is written. */
record RegionName(Region region, Form form) {
    enum Form {
        /** The official name with its suffix. */
        FULL,
        /** An abolished or renamed unit, or a functional zone. */
        ALIAS,
        /** A name without its suffix, such as 昆山; it may also be the start of a road name. */
        SHORT
    }

    /** Longest first, so that 新区 is taken off before 区. */
    private static final List<String> SUFFIXES = List.of("特别行政区", "自治州", "自治县", "自治旗", "自治区", "地区", "新区", "林区",
        "省", "市", "州", "盟", "区", "县", "旗");

    /** The name without its suffix, or the empty string if less than two characters would be left. */
    static String stem(String name) {
        for (String suffix : SUFFIXES) {
            if (name.endsWith(suffix) && name.length() >= suffix.length() + 2) {
                return name.substring(0, name.length() - suffix.length());
            }
        }
        return "";
    }

    /** False for 星沙 or 滨江: such a name may also be the start of a road name. */
    static boolean hasSuffix(String name) {
        return name.length() > 1 && "省市州盟区县旗园".indexOf(name.charAt(name.length() - 1)) >= 0;
    }

    /** Town names lose 街道办事处, 街道, 镇 and 乡, so that a town that became a 街道 is still found. */
    static String townStem(String name) {
        for (String suffix : List.of("街道办事处", "街道办", "街道", "办事处", "地区", "民族乡", "苏木", "镇", "乡")) {
            if (name.endsWith(suffix)) {
                String stem = name.substring(0, name.length() - suffix.length());
                return stem.length() >= 2 ? stem : "";
            }
        }
        return "";
    }
}
