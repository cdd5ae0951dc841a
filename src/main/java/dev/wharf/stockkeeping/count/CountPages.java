package dev.wharf.stockkeeping.count;

import dev.wharf.process.Actor;
import dev.wharf.stockkeeping.count.CountChoice.ValueClass;
import dev.wharf.warehouse.Warehouses;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /counts}: plans and what they found; {@code /counts/work}: counting on a phone. All changes go through the controllers of the API. */
@Controller
class CountPages {
    private static final int ROWS = 30;
    /** Sentences the script shows; they stand in the page, so that no text is written in a script. */
    private static final List<String> TEXTS = List.of("none", "thanks", "scan", "how-many", "offline", "login", "given-back");

    private final CountResults results;
    private final Warehouses warehouses;

    CountPages(CountResults results, Warehouses warehouses) {
        this.results = results;
        this.warehouses = warehouses;
    }

    @GetMapping("/counts")
    String plans(@RequestParam(defaultValue = "0") long cursor, Model model) {
        var plans = results.plans(cursor <= 0 ? Long.MAX_VALUE : cursor, ROWS);
        model.addAttribute("plans", plans);
        model.addAttribute("next", plans.size() < ROWS ? 0 : plans.get(plans.size() - 1).id());
        model.addAttribute("warehouses", warehouses.active());
        model.addAttribute("classes", ValueClass.values());
        model.addAttribute("lead", Actor.groups().contains("warehouselead") || Actor.groups().contains("processadmin"));
        return "counts";
    }

    @GetMapping("/counts/{id:[0-9]+}")
    String plan(@PathVariable long id, Model model) {
        model.addAttribute("plan", results.plan(id));
        model.addAttribute("tasks", results.tasks(id));
        model.addAttribute("lead", Actor.groups().contains("warehouselead") || Actor.groups().contains("processadmin"));
        return "count-plan";
    }

    @GetMapping("/counts/work")
    String work(Model model) {
        model.addAttribute("warehouses", warehouses.active());
        model.addAttribute("texts", TEXTS);
        return "count-work";
    }
}
