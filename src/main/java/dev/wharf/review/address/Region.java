package dev.wharf.review.address;

/**
 * A province, a city or a district, or a name that people use as one.
 *
 * @param code         six digits; for a former district or a zone, which have none of their own, the empty string
 * @param cityCode     the city itself, or the city of a district; empty for a province
 * @param provinceCode the province it lies in, or itself
 * @param current      false for former units and functional zones: they count as a district of their city, but do not tell which
 *                     city is meant
 */
record Region(Level level, String code, String name, String cityCode, String provinceCode, boolean current) {
    enum Level { PROVINCE, CITY, DISTRICT }

    /** Counties that a province administers itself are listed under a pseudo city such as 429000. */
    boolean direct() {
        return level == Level.DISTRICT && isDirectGroup(cityCode);
    }

    /** 阿拉尔市 and the other cities of the Xinjiang corps lie inside prefectures that do not govern them; people write both. */
    boolean isCorpsCity() {
        return direct() && cityCode.startsWith("65");
    }

    static boolean isDirectGroup(String cityCode) {
        return cityCode.length() == 6 && cityCode.startsWith("90", 2);
    }
}
