package dev.wharf.overview;

import dev.wharf.channel.Shops;
import dev.wharf.inventory.Capacity;
import dev.wharf.warehouse.Warehouses;
import dev.wharf.warehouse.Warehouses.Warehouse;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /sourcing}: what the warehouses may still take on in the coming days, and what the waiting orders would gain if they were looked at together. */
@Controller
class SourcingPage {
    private static final int DAYS = 5;

    private final Capacity capacity;
    private final Warehouses warehouses;
    private final Shops shops;

    SourcingPage(Capacity capacity, Warehouses warehouses, Shops shops) {
        this.capacity = capacity;
        this.warehouses = warehouses;
        this.shops = shops;
    }

    /** @param days empty for a warehouse without a limit */
    record Row(Warehouse warehouse, List<Capacity.Day> days) { }

    @GetMapping("/sourcing")
    String sourcing(Model model) {
        var days = capacity.days(DAYS).stream().collect(Collectors.groupingBy(Capacity.Day::warehouse));
        model.addAttribute("rows", warehouses.active().stream().map(w -> new Row(w, days.getOrDefault(w.code(), List.of()))).toList());
        model.addAttribute("dates", days.values().stream().findFirst().orElse(Collections.emptyList()).stream().map(Capacity.Day::day).toList());
        model.addAttribute("shops", shops.all());
        return "sourcing";
    }
}
