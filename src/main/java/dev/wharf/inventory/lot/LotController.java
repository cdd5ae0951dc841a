package dev.wharf.inventory.lot;

import dev.wharf.common.Refusal;
import dev.wharf.process.Lanes;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lots in stock, and the recall of one. Who got it: {@code GET /api/v1/lots/{sku}/{lot}/orders}. */
@RestController
@RequestMapping("/api/v1/lots")
class LotController {
    private static final int REASON_LENGTH = 200;

    /**
     * @param daysLeft    until its last good day; null if it keeps
     * @param units       in bins, {@code frozen} of these. Units of a bad lot that are promised to orders are not frozen yet; the floor refuses to pick them
     */
    record LotView(String sku, String lot, LocalDate producedOn, LocalDate expiresOn, Long daysLeft, boolean recalled, boolean mayLeave, String warehouse, int units, int frozen) { }

    record Recall(String reason) { }

    record WriteOff(String warehouse, String reason) { }

    private final Lots lots;
    private final LotViews views;
    private final LotFreezes freezes;
    private final LotWriteOffs writeOffs;
    private final Lanes lanes;

    LotController(Lots lots, LotViews views, LotFreezes freezes, LotWriteOffs writeOffs, Lanes lanes) {
        this.writeOffs = writeOffs;
        this.lots = lots;
        this.views = views;
        this.freezes = freezes;
        this.lanes = lanes;
    }

    /** Lots with units in bins, those that expire first first, 500 at most. @param blocked only those that may not leave */
    @GetMapping
    List<LotView> list(@RequestParam(defaultValue = "") String sku, @RequestParam(defaultValue = "") String warehouse, @RequestParam(defaultValue = "false") boolean blocked) {
        return views.list(sku, warehouse, blocked).stream().map(this::view).toList();
    }

    /** Freezes what is left of a lot. A second recall changes nothing more. */
    @PostMapping("/{sku}/{lot}/recall")
    List<LotView> recall(@PathVariable String sku, @PathVariable String lot, @RequestBody Recall recall) {
        var reason = said(recall.reason());
        lanes.runOne(() -> {
            lots.recall(lots.get(sku, lot), reason);
            freezes.settle(List.of(lots.get(sku, lot)));
        });
        return views.of(lots.get(sku, lot)).stream().map(this::view).toList();
    }

    /** What is frozen of a lot in a warehouse is thrown away or sent back: out of its bins and off hand. Done twice, the second one finds nothing frozen. */
    @PostMapping("/{sku}/{lot}/write-off")
    List<LotView> writeOff(@PathVariable String sku, @PathVariable String lot, @RequestBody WriteOff request) {
        var reason = said(request.reason());
        lanes.runOne(() -> writeOffs.writeOff(lots.get(sku, lot), request.warehouse() == null ? "" : request.warehouse(), reason));
        return views.of(lots.get(sku, lot)).stream().map(this::view).toList();
    }

    private static String said(String reason) {
        if (reason == null || reason.isBlank() || reason.length() > REASON_LENGTH) {
            throw Refusal.invalid("FIELD_INVALID", "reason", "reason says why, 1 to " + REASON_LENGTH + " characters.");
        }
        return reason.strip();
    }

    private LotView view(LotViews.Row row) {
        var lot = row.lot();
        return new LotView(lot.sku(), lot.no(), lot.producedOn(), lot.expiresOn(), lot.expiresOn() == null ? null : ChronoUnit.DAYS.between(lots.today(), lot.expiresOn()), lot.recalled(),
            row.mayLeave(), row.warehouse(), row.units(), row.frozen());
    }
}
