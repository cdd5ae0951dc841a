package dev.wharf.stockkeeping.transfer;

import dev.wharf.process.Actor;
import dev.wharf.warehouse.Warehouses;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /transfers}: what is on its way; {@code /transfers/{id}}: what was sent and what arrived, and scanning both. Changes go through the API. */
@Controller
class TransferPages {
    private static final int ROWS = 30;
    private static final Set<String> LEADS = Set.of("warehouselead", "processadmin");

    private final Transfers transfers;
    private final Warehouses warehouses;

    TransferPages(Transfers transfers, Warehouses warehouses) {
        this.transfers = transfers;
        this.warehouses = warehouses;
    }

    @GetMapping("/transfers")
    String list(@RequestParam(defaultValue = "0") long cursor, @RequestParam(defaultValue = "false") boolean closed, Model model) {
        var found = transfers.list(cursor <= 0 ? Long.MAX_VALUE : cursor, closed, ROWS);
        model.addAttribute("transfers", found);
        model.addAttribute("next", found.size() < ROWS ? 0 : found.get(found.size() - 1).id());
        model.addAttribute("closed", closed);
        model.addAttribute("warehouses", warehouses.active());
        model.addAttribute("lead", lead());
        return "transfers";
    }

    /** Who is no lead receives blind: numbers of what was sent are left out of the page. */
    @GetMapping("/transfers/{id:[0-9]+}")
    String detail(@PathVariable long id, Model model) {
        model.addAttribute("t", transfers.get(id));
        model.addAttribute("lead", lead());
        model.addAttribute("sees", lead() || Actor.groups().contains("finance"));
        return "transfer";
    }

    private static boolean lead() {
        return Actor.groups().stream().anyMatch(LEADS::contains);
    }
}
