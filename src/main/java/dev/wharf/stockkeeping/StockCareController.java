package dev.wharf.stockkeeping;

import dev.wharf.common.Refusal;
import dev.wharf.inventory.Bucket;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Moves between bins, freezes and adjustments. Each carries a key of the caller: sent twice, it is booked once. */
@RestController
@RequestMapping("/api/v1")
class StockCareController {
    /** @param from bin; left out for goods that lie in none. @param lot left out for goods without lots */
    record MoveRequest(String key, String warehouse, String from, String to, String sku, String lot, Integer units, String reason) { }

    /** Either {@code sku} and {@code units}, or a {@code bin}, or a {@code sku} and its {@code lot}. */
    record FreezeRequest(String key, String warehouse, String sku, String bin, String lot, Integer units, String reason) { }

    record LiftRequest(String reason) { }

    /** Either {@code delta}, units found (above zero) or gone (below), or {@code units} that go {@code from} one bucket {@code to} another. */
    record AdjustmentRequest(String key, String warehouse, String sku, Integer delta, String from, String to, Integer units, String bin, String lot, String reason, String note) { }

    /** @param booked false if this key was booked before */
    record Booked(boolean booked) { }

    private final BinMoves moves;
    private final Freezes freezes;
    private final Adjustments adjustments;
    private final Given given;

    StockCareController(BinMoves moves, Freezes freezes, Adjustments adjustments, Given given) {
        this.moves = moves;
        this.freezes = freezes;
        this.adjustments = adjustments;
        this.given = given;
    }

    @PostMapping("/bins/moves")
    Booked move(@RequestBody MoveRequest r) {
        var from = Given.optional("from", r.from, Given.CODE_MAX);
        var to = Given.text("to", r.to, Given.CODE_MAX);
        if (from.equals(to)) throw Refusal.invalid("FIELD_INVALID", "to", "from and to are the same bin.");
        return new Booked(moves.move(new BinMoves.Request(Given.text("key", r.key, Given.KEY_MAX), given.warehouse("warehouse", r.warehouse), from, to, given.sku("sku", r.sku),
            given.lot("lot", r.lot, r.sku.strip(), true), Given.units("units", r.units, 1), Given.text("reason", r.reason, Given.TEXT_MAX))));
    }

    @PostMapping("/stock/freezes")
    @ResponseStatus(HttpStatus.CREATED)
    List<Freeze> freeze(@RequestBody FreezeRequest r) {
        var bin = Given.optional("bin", r.bin, Given.CODE_MAX);
        var lot = Given.optional("lot", r.lot, Given.SKU_MAX);
        boolean byNumber = bin.isEmpty() && lot.isEmpty();
        var sku = byNumber || !lot.isEmpty() || r.sku != null && !r.sku.isBlank() ? given.sku("sku", r.sku) : "";
        return freezes.freeze(new Freezes.Request(Given.text("key", r.key, Given.KEY_MAX), given.warehouse("warehouse", r.warehouse), sku, bin, lot,
            byNumber ? Given.units("units", r.units, 1) : null, Given.text("reason", r.reason, Given.TEXT_MAX)));
    }

    @GetMapping("/stock/freezes")
    List<Freeze> freezes(@RequestParam String warehouse) {
        return freezes.open(given.warehouse("warehouse", warehouse));
    }

    @PostMapping("/stock/freezes/{id}/lift")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lift(@PathVariable long id, @RequestBody LiftRequest r) {
        freezes.lift(id, Given.text("reason", r.reason, Given.TEXT_MAX));
    }

    @PostMapping("/stock/adjustments")
    Booked adjust(@RequestBody AdjustmentRequest r) {
        var from = bucket("from", r.from);
        var to = bucket("to", r.to);
        int units;
        if (r.delta != null) {
            if (from != null || to != null) throw Refusal.invalid("FIELD_INVALID", "delta", "Give either delta, or units with from and to.");
            units = Given.units("delta", Math.abs(r.delta), 1);
            from = r.delta < 0 ? Bucket.ON_HAND : null;
            to = r.delta < 0 ? null : Bucket.ON_HAND;
        } else {
            units = Given.units("units", r.units, 1);
        }
        if (from == null) given.withoutSerials("sku", Set.of(given.sku("sku", r.sku)));
        return new Booked(adjustments.adjust(new Adjustments.Request(Given.text("key", r.key, Given.KEY_MAX), given.warehouse("warehouse", r.warehouse), given.sku("sku", r.sku), from, to, units,
            Given.optional("bin", r.bin, Given.CODE_MAX), given.lot("lot", r.lot, r.sku.strip(), r.bin != null && !r.bin.isBlank()), Given.one(AdjustReason.class, "reason", r.reason),
            Given.optional("note", r.note, Given.TEXT_MAX - 20))));
    }

    /** Goods that are good, not inspected, or bad: the other buckets belong to orders, shops and transfers. */
    private static Bucket bucket(String field, String name) {
        if (name == null || name.isBlank()) return null;
        var bucket = Given.one(Bucket.class, field, name);
        if (bucket != Bucket.ON_HAND && bucket != Bucket.QUARANTINE && bucket != Bucket.DEFECTIVE) {
            throw Refusal.invalid("FIELD_INVALID", field, field + " is ON_HAND, QUARANTINE or DEFECTIVE.");
        }
        return bucket;
    }
}
