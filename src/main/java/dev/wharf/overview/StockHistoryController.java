package dev.wharf.overview;

import dev.wharf.common.Refusal;
import dev.wharf.inventory.Balance;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The stock at any past moment, and the ledger behind it. */
@RestController
@RequestMapping("/api/v1/stock")
class StockHistoryController {
    private static final int MOST = 200;
    /** More lines than a spreadsheet takes are asked for month by month. */
    private static final int CSV_MOST = 200_000;
    private static final int CSV_PAGE = 1000;
    private static final String HEAD = "id,at,sku,warehouse,kind,on hand,locked,frozen,reserved,quarantine,defective,in transit,"
        + "on hand after,locked after,frozen after,reserved after,quarantine after,defective after,in transit after,order,key,cause,actor,reason";

    record At(String sku, String warehouse, Instant at, int onHand, int locked, int frozen, int reserved, int quarantine, int defective, int inTransit, int available, int free) {
        static At of(Balance b, Instant at) {
            return new At(b.sku(), b.warehouse(), at, b.onHand(), b.locked(), b.frozen(), b.reserved(), b.quarantine(), b.defective(), b.inTransit(), b.available(), b.free());
        }
    }

    private final StockHistory history;
    private final StockEntries entries;
    private final Clock clock;

    StockHistoryController(StockHistory history, StockEntries entries, Clock clock) {
        this.history = history;
        this.entries = entries;
        this.clock = clock;
    }

    /** One SKU by warehouse, as it was. @param warehouse all if it is left out @param at ISO 8601 with its zone, now if it is left out; entries of this very moment count */
    @GetMapping("/at")
    List<At> at(@RequestParam String sku, @RequestParam(defaultValue = "") String warehouse, @RequestParam(defaultValue = "") String at) {
        var moment = at.isBlank() ? Instant.now(clock) : EntryFilter.moment("at", at.strip());
        return history.at(sku.strip(), warehouse.strip(), moment).stream().map(b -> At.of(b, moment)).toList();
    }

    /** Newest first. @param limit 1 to 200 */
    @GetMapping("/entries")
    StockEntries.Page entries(@ParameterObject @ModelAttribute EntryFilter filter, @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST) throw Refusal.invalid("LIMIT_INVALID", "limit", "One answer has 1 to " + MOST + " entries.");
        return entries.find(filter, limit);
    }

    /** The same as a table, at most 200 000 lines. Needs something that narrows it. */
    @GetMapping(value = "/entries.csv", produces = "text/csv")
    void csv(@ParameterObject @ModelAttribute EntryFilter filter, HttpServletResponse response) throws IOException {
        if (filter.sku().isEmpty() && filter.order().isEmpty() && filter.from().isEmpty()) throw Refusal.invalid("FILTER_MISSING", "from", "Name a SKU, an order or the first moment.");
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"stock-entries.csv\"");
        var out = new PrintWriter(response.getOutputStream(), false, StandardCharsets.UTF_8);
        // Spreadsheets take a file for UTF-8 by this mark.
        out.print('\uFEFF' + HEAD + "\r\n");
        int lines = 0;
        for (var page = entries.find(filter, CSV_PAGE); ; page = entries.find(filter.after(page.next()), CSV_PAGE)) {
            page.entries().forEach(entry -> out.print(line(entry) + "\r\n"));
            lines += page.entries().size();
            if (page.next().isEmpty() || lines >= CSV_MOST) break;
        }
        out.flush();
    }

    private static String line(StockEntries.Entry e) {
        return Stream.of(List.<Object>of(e.id(), e.at(), e.sku(), e.warehouse(), e.kind()), units(e.delta()), units(e.after()),
            List.<Object>of(e.order() == null ? "" : e.order(), e.key(), e.cause(), e.actor(), e.reason())).flatMap(List::stream).map(StockHistoryController::cell).collect(Collectors.joining(","));
    }

    private static List<Object> units(StockEntries.Units u) {
        return List.of(u.onHand(), u.locked(), u.frozen(), u.reserved(), u.quarantine(), u.defective(), u.inTransit());
    }

    /** A text that begins like a formula is not run by a spreadsheet if a quote stands before it. */
    private static String cell(Object value) {
        if (!(value instanceof String text)) return value.toString();
        var safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("[^\",\r\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
