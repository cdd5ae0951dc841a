package dev.wharf.review.address;

import dev.wharf.review.address.Region.Level;
import dev.wharf.review.address.RegionName.Form;
import java.util.List;

/** What is known about the region of one receiver so far, and whether a written name fits to it. */
final class RegionReading {
    private final RegionLibrary library;
    private Region province;
    private Region city;
    private Region district;
    /** A district name that several cities have; it decides nothing until the city is known. */
    private List<RegionName> openDistricts = List.of();
    private boolean districtWritten;
    private boolean contradictory;
    private List<Region> contradicting = List.of();
    private String town = "";

    RegionReading(RegionLibrary library) {
        this.library = library;
    }

    Region province() {
        return province;
    }

    Region city() {
        return city;
    }

    Region district() {
        return district;
    }

    boolean isEmpty() {
        return province == null && city == null && !districtWritten;
    }

    boolean isContradictory() {
        return contradictory;
    }

    /** @param readings what the name that does not fit may stand for */
    void contradict(List<RegionName> readings) {
        contradictory = true;
        contradicting = readings.stream().map(RegionName::region).toList();
    }

    /** What the name that does not fit may stand for; empty while nothing contradicts. */
    List<Region> contradicting() {
        return contradicting;
    }

    /** The districts a name may mean that several cities have; empty once the city is known. */
    List<Region> openDistricts() {
        return city == null ? openDistricts.stream().map(RegionName::region).toList() : List.of();
    }

    /** The town that was read off the text, with its suffix; the empty string if there was none. */
    String town() {
        return town;
    }

    void noteTown(String written) {
        town = written;
    }

    boolean isDistrictWritten() {
        return districtWritten;
    }

    /** True if the city has no districts, or is a county that its province administers. */
    boolean needsNoDistrict() {
        return city != null && library.hasNoDistricts(city.code()) || district != null && district.direct();
    }

    boolean fits(Region region) {
        return switch (region.level()) {
            case PROVINCE -> province == null || province.code().equals(region.code());
            case CITY -> city == null ? inProvince(region) && agreesWithOpen(region) : city.code().equals(region.code());
            case DISTRICT -> city == null ? inProvince(region)
                : city.code().equals(region.cityCode()) || region.isCorpsCity() && inProvince(region);
        };
    }

    private boolean inProvince(Region region) {
        return province == null || province.code().equals(region.provinceCode());
    }

    private boolean agreesWithOpen(Region region) {
        return openDistricts.isEmpty() || openDistricts.stream().anyMatch(open -> open.region().cityCode().equals(region.code()));
    }

    /** Takes a name that fits. A district tells its city only if it is current and the only one of that name. */
    void take(Region region) {
        switch (region.level()) {
            case PROVINCE -> takeProvince(region);
            case CITY -> takeCity(region);
            case DISTRICT -> takeDistrict(region);
        }
    }

    private void takeProvince(Region region) {
        province = region;
        // A municipality, Hong Kong and Macau are province and city at once.
        Region only = library.byCode(region.code().substring(0, 2) + "0100");
        if (city == null && only != null && (only.name().equals(region.name()))) {
            takeCity(only);
        }
    }

    private void takeCity(Region region) {
        city = region;
        if (province == null) {
            province = library.byCode(region.provinceCode());
        }
        if (district == null) {
            openDistricts.stream().map(RegionName::region).filter(open -> open.cityCode().equals(region.code())).findFirst()
                .ifPresent(this::takeDistrict);
        }
    }

    private void takeDistrict(Region region) {
        districtWritten = true;
        district = region;
        if (city == null) {
            Region owner = library.byCode(region.cityCode());
            city = owner;
            province = province == null ? library.byCode(region.provinceCode()) : province;
        }
    }

    /** A zone word, or a zone the library does not know: a district of any city. */
    void takeZone(String name) {
        districtWritten = true;
        if (city != null && district == null) {
            district = new Region(Level.DISTRICT, "", name, city.code(), city.provinceCode(), false);
        }
    }

    /** Within a written province, one former district or named zone of that name is enough: 江苏省铜山县, 陕西省西咸新区. */
    private Region onlyFormer(List<RegionName> fitting) {
        boolean named = province != null && fitting.size() == 1 && !library.isGenericZone(fitting.get(0).region().name());
        return named ? fitting.get(0).region() : null;
    }

    /**
     * Takes a district name while the city is unknown.
     * @return false if none of its readings fits to the province
     */
    boolean takeWithoutCity(List<RegionName> readings) {
        List<RegionName> fitting = readings.stream()
            .filter(name -> name.region().level() == Level.DISTRICT && fits(name.region())).toList();
        if (fitting.isEmpty()) {
            return false;
        }
        List<RegionName> current = fitting.stream().filter(name -> name.region().current()).toList();
        Region only = current.isEmpty() ? onlyFormer(fitting) : current.size() == 1 ? current.get(0).region() : null;
        if (only != null) {
            takeDistrict(only);
        } else {
            districtWritten = true;
            openDistricts = fitting;
        }
        return true;
    }
}
