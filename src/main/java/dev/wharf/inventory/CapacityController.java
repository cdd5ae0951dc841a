package dev.wharf.inventory;

import dev.wharf.common.Refusal;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/warehouses/capacity}: slots taken per day of every warehouse that has a limit. */
@RestController
@RequestMapping("/api/v1/warehouses/capacity")
class CapacityController {
    private static final int DAYS_AT_MOST = 31;

    private final Capacity capacity;

    CapacityController(Capacity capacity) {
        this.capacity = capacity;
    }

    @GetMapping
    List<Capacity.Day> days(@RequestParam(defaultValue = "7") int days) {
        if (days < 1 || days > DAYS_AT_MOST) throw Refusal.invalid("FIELD_INVALID", "days", "days is 1 to " + DAYS_AT_MOST + ".");
        return capacity.days(days);
    }
}
