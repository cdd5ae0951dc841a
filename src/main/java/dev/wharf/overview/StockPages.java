package dev.wharf.overview;

import dev.wharf.common.Refusal;
import dev.wharf.inventory.Posting;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /stock}: units by SKU and warehouse. {@code /stock/{sku}}: one SKU's buckets, bins, locks, ledger and past. */
@Controller
class StockPages {
    private static final int SIZE = 50;
    private static final int LEDGER = 30;
    /** Points of the picture: more than a phone has room for, few enough to read as a table. */
    private static final int SLOTS = 120;
    private static final List<Integer> DAYS = List.of(1, 7, 30, 90);

    private final StockSearch search;
    private final StockHistory history;
    private final StockEntries entries;
    private final OverviewSettings settings;
    private final Clock clock;

    StockPages(StockSearch search, StockHistory history, StockEntries entries, OverviewSettings settings, Clock clock) {
        this.search = search;
        this.history = history;
        this.entries = entries;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/stock")
    String stock(@ModelAttribute("filter") StockFilter filter, @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial, Model model) {
        var page = search.find(filter, SIZE);
        model.addAttribute("rows", page.rows());
        model.addAttribute("more", page.next().isEmpty() ? null : filter.after(page.next()));
        if (partial) return filter.cursor().isEmpty() ? "stock :: table" : "stock :: rows";
        model.addAttribute("warehouses", search.warehouses());
        return "stock";
    }

    /** @param at local time of the house; empty: now @param days of the picture */
    @GetMapping("/stock/{sku}")
    String sku(@PathVariable String sku, @RequestParam(defaultValue = "") String at, @RequestParam(defaultValue = "30") int days, @RequestParam(defaultValue = "") String warehouse, Model model) {
        var product = search.product(sku).orElseThrow(() -> Refusal.notFound("SKU_UNKNOWN", "There is no such SKU."));
        var now = Instant.now(clock);
        var balances = history.at(sku, "", at.isBlank() ? now : moment(at));
        model.addAttribute("product", product);
        model.addAttribute("at", at);
        model.addAttribute("balances", balances);
        model.addAttribute("warehouse", warehouse);
        model.addAttribute("warehouses", history.at(sku, "", now).stream().map(balance -> balance.warehouse()).toList());
        model.addAttribute("days", DAYS.contains(days) ? days : 30);
        model.addAttribute("spans", DAYS);
        model.addAttribute("picture", StockPicture.of(history.series(sku, warehouse, now.minus(Duration.ofDays(DAYS.contains(days) ? days : 30)), now, SLOTS)));
        model.addAttribute("bins", search.bins(sku));
        model.addAttribute("locks", search.locks(sku));
        ledger(EntryFilter.of(sku, warehouse), model);
        model.addAttribute("kinds", Posting.Kind.values());
        return "stock-sku";
    }

    /** More of the ledger, or another part of it. */
    @GetMapping("/stock/{sku}/entries")
    String entries(@PathVariable String sku, @ModelAttribute EntryFilter filter, Model model) {
        model.addAttribute("product", search.product(sku).orElseThrow(() -> Refusal.notFound("SKU_UNKNOWN", "There is no such SKU.")));
        ledger(new EntryFilter(sku, filter.warehouse(), filter.order(), filter.cause(), filter.kind(), filter.from(), filter.to(), filter.cursor()), model);
        return filter.cursor().isEmpty() ? "stock-sku :: ledger" : "stock-sku :: entries";
    }

    private void ledger(EntryFilter filter, Model model) {
        var page = entries.find(filter, LEDGER);
        model.addAttribute("filter", filter);
        model.addAttribute("entries", page.entries());
        model.addAttribute("next", page.next());
    }

    private Instant moment(String local) {
        try {
            return LocalDateTime.parse(local).atZone(settings.zone()).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.invalid("TIME_INVALID", "at", "at is a local time like 2026-11-23T10:00.");
        }
    }
}
