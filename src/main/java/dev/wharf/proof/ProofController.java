package dev.wharf.proof;

import dev.wharf.common.Refusal;
import dev.wharf.overview.StockProof.Proof;
import dev.wharf.process.StockRepairs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Checks, breaches and seals of the stock. */
@RestController
@RequestMapping("/api/v1/stock")
class ProofController {
    private static final int MOST = 200;
    private static final LocalDate EVER = LocalDate.of(9999, 12, 31);
    private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);

    /** @param taskId of the open task that repairs it; empty once it is closed @param closedAt null while it is open */
    record BreachView(long id, String law, String sku, String warehouse, String found, Instant foundAt, Instant closedAt, String closedBy, String note, String taskId) { }

    /** @param next day to ask for as {@code before} to go on; null at the end */
    record SealPage(List<SealedDays.Seal> seals, LocalDate next) { }

    private final StockCheck check;
    private final StockChecks checks;
    private final StockBreaches breaches;
    private final StockRepairs repairs;
    private final SealedDays days;
    private final StockSeals seals;

    ProofController(StockCheck check, StockChecks checks, StockBreaches breaches, StockRepairs repairs, SealedDays days, StockSeals seals) {
        this.check = check;
        this.checks = checks;
        this.breaches = breaches;
        this.repairs = repairs;
        this.days = days;
        this.seals = seals;
    }

    /** Checks now, keeps the result, and opens a task for each new breach. */
    @PostMapping("/checks")
    Proof check() {
        return check.runNow();
    }

    /** Newest first. */
    @GetMapping("/checks")
    List<StockChecks.Check> checks(@RequestParam(defaultValue = "20") int limit) {
        return checks.latest(checked(limit));
    }

    /** Newest first, open and closed. */
    @GetMapping("/breaches")
    List<BreachView> breaches(@RequestParam(defaultValue = "50") int limit) {
        var tasks = repairs.openTasks();
        return breaches.latest(checked(limit)).stream().map(b -> new BreachView(b.id(), b.law(), b.sku(), b.warehouse(), b.found(), b.foundAt(), b.closedAt(), b.closedBy(), b.note(),
            b.closedAt() == null ? tasks.getOrDefault(b.key(), "") : "")).toList();
    }

    /** Newest first. @param before days before this one */
    @GetMapping("/seals")
    SealPage seals(@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate before, @RequestParam(defaultValue = "50") int limit) {
        var page = days.latest(before == null ? EVER : before, checked(limit));
        return new SealPage(page, page.size() == limit ? page.get(page.size() - 1).day() : null);
    }

    /** Computes the seals again; both ends are optional and included. */
    @PostMapping("/seals/verify")
    StockSeals.Verdict verify(@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to) {
        return seals.verify(from == null ? FIRST : from, to == null ? EVER : to);
    }

    private static int checked(int limit) {
        if (limit < 1 || limit > MOST) throw Refusal.invalid("LIMIT_INVALID", "limit", "One answer has 1 to " + MOST + " rows.");
        return limit;
    }
}
