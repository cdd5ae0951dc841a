package dev.wharf.warehouse;

import dev.wharf.common.Refusal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Warehouses, in lists of up to 2000; what is there is replaced. */
@RestController
@RequestMapping("/api/v1")
class MasterDataController {
    private static final int AT_MOST = 2000;

    private final Warehouses warehouses;

    MasterDataController(Warehouses warehouses) {
        this.warehouses = warehouses;
    }

    @GetMapping("/warehouses")
    List<Warehouses.Warehouse> warehouses() {
        return warehouses.active();
    }

    @PutMapping("/warehouses")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void putWarehouses(@RequestBody List<Warehouses.Warehouse> list) {
        size(list);
        for (int i = 0; i < list.size(); i++) {
            var w = list.get(i);
            text("[" + i + "].code", w.code(), 1, 32);
            text("[" + i + "].name", w.name(), 1, 100);
            text("[" + i + "].province", w.province(), 1, 50);
            text("[" + i + "].city", w.city(), 1, 50);
            text("[" + i + "].district", w.district(), 0, 50);
            if (w.ordersPerDay() < 0) throw Refusal.invalid("FIELD_INVALID", "[" + i + "].ordersPerDay", "ordersPerDay is 0 for no limit, or more; not " + w.ordersPerDay() + ".");
        }
        warehouses.put(list);
    }

    private static void size(List<?> list) {
        if (list.isEmpty() || list.size() > AT_MOST) throw Refusal.invalid("FIELD_INVALID", "", "The list has 1 to " + AT_MOST + " entries.");
    }

    private static void text(String field, String value, int least, int most) {
        if (value == null || value.length() < least || value.length() > most) {
            throw Refusal.invalid("FIELD_INVALID", field, field + " has " + least + " to " + most + " characters.");
        }
    }
}
