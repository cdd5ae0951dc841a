package dev.wharf.review.address;

/**
 * The region of a verdict in its present official names: a former district becomes today's, and with it, if the district has moved,
 * its city. Says whether that differs from what was written.
 */
record RegionCompletion(String province, String city, String district) {
    static RegionCompletion of(RegionReading reading, RegionLibrary library) {
        Region district = reading.district() == null ? null : library.present(reading.district());
        boolean moved = district != null && reading.city() != null && !district.cityCode().equals(reading.city().code());
        Region city = moved ? library.byCode(district.cityCode()) : reading.city();
        Region province = moved ? library.byCode(district.provinceCode()) : reading.province();
        return new RegionCompletion(name(province), name(city), name(district));
    }

    /** True if fields or text do not say literally what is known now. */
    boolean differsFrom(Receiver receiver) {
        if (receiver.province().isBlank() && receiver.city().isBlank() && receiver.district().isBlank()) {
            String text = receiver.detail() + receiver.line();
            return !text.contains(province) || isRealCity() && !text.contains(city) || !text.contains(district);
        }
        return !receiver.province().strip().equals(province) || isRealCity() && !receiver.city().strip().equals(city)
            || !receiver.district().strip().equals(district);
    }

    /** A county that its province administers is listed under a pseudo city, which nobody has to write. */
    private boolean isRealCity() {
        return !city.contains("直辖县级");
    }

    private static String name(Region region) {
        return region == null ? "" : region.name();
    }
}
