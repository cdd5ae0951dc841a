package dev.wharf.warehouse;

import java.util.List;
import java.util.Optional;

/** The warehouses goods leave from. */
public interface Warehouses {
    /** @param ordersPerDay fulfillments it takes on in one day; 0 for no limit */
    record Warehouse(String code, String name, String province, String city, String district, boolean active, int ordersPerDay) {
        public Warehouse(String code, String name, String province, String city, String district, boolean active) {
            this(code, name, province, city, district, active, 0);
        }
    }

    /** In order of their codes. */
    List<Warehouse> active();

    /** The code of the warehouse that a page shows: the wanted one if it is among these, else the first; empty if there is none. */
    static String chosen(List<Warehouse> among, String wanted) {
        return among.stream().map(Warehouse::code).filter(wanted::equals).findFirst().orElse(among.isEmpty() ? "" : among.get(0).code());
    }

    Optional<Warehouse> find(String code);

    void put(List<Warehouse> warehouses);
}
