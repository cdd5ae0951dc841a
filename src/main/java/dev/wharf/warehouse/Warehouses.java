package dev.wharf.warehouse;

import java.util.List;
import java.util.Optional;

/** The warehouses goods leave from. */
public interface Warehouses {
    record Warehouse(String code, String name, String province, String city, String district, boolean active) { }

    /** In order of their codes. */
    List<Warehouse> active();

    Optional<Warehouse> find(String code);

    void put(List<Warehouse> warehouses);
}
