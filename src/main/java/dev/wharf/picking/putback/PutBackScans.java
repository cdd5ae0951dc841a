package dev.wharf.picking.putback;

import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.inventory.Bins;
import dev.wharf.inventory.lot.Barcodes;
import dev.wharf.inventory.lot.Barcodes.Item;
import dev.wharf.order.OrderLog;
import dev.wharf.picking.putback.PutBack.State;
import dev.wharf.picking.putback.PutBackRule.Result;
import dev.wharf.picking.putback.PutBackRule.Verdict;
import dev.wharf.process.Actor;
import dev.wharf.process.Lanes;
import dev.wharf.scan.Scan;
import dev.wharf.scan.Scans;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Takes the scans of whoever puts goods back: the goods, then the bin. One transaction each, with the row of the put-back held: a wrong scan changes nothing
 * and is logged, one that is sent twice counts once.
 */
@Service
class PutBackScans {
    private static final Text ALL_WELL = new Text("", "");
    /** As wide as the column of bins. */
    private static final int BIN_MAX = 32;
    /** As wide as the columns of reasons in the ledgers of stock and bins. */
    private static final int REASON_MAX = 200;

    /**
     * @param barcode  of the goods, or the serial of one unit
     * @param lot      read from goods that have lots, else empty
     * @param bin      where they are put; empty to ask only whether these goods go back
     * @param quantity units at once, above zero
     */
    record Reading(String clientKey, String barcode, String lot, String bin, int quantity) {
        Reading {
            barcode = barcode == null ? "" : barcode.strip();
            lot = lot == null ? "" : lot.strip();
            bin = bin == null ? "" : bin.strip();
            if (barcode.isEmpty()) throw Refusal.invalid("BARCODE_MISSING", "barcode", "Scan the goods first.");
            if (bin.length() > BIN_MAX) throw Refusal.invalid("BIN_UNKNOWN", "bin", "A bin has at most " + BIN_MAX + " characters; scan its label.");
            if (quantity < 1) throw Refusal.invalid("QUANTITY_INVALID", "quantity", "quantity is 1 or more.");
        }
    }

    private final JdbcPutBacks putBacks;
    private final PutBacks service;
    private final PutBackViews views;
    private final ReturnedUnits units;
    private final Scans scans;
    private final Barcodes barcodes;
    private final Bins bins;
    private final OrderLog log;
    private final Lanes lanes;

    PutBackScans(JdbcPutBacks putBacks, PutBacks service, PutBackViews views, ReturnedUnits units, Scans scans, Barcodes barcodes, Bins bins, OrderLog log, Lanes lanes) {
        this.putBacks = putBacks;
        this.service = service;
        this.views = views;
        this.units = units;
        this.scans = scans;
        this.barcodes = barcodes;
        this.bins = bins;
        this.log = log;
        this.lanes = lanes;
    }

    List<PutBackViews.Task> open(String warehouse) {
        return lanes.call(() -> views.open(warehouse));
    }

    /** The lead gives up what is still open. */
    void lose(long id, String reason) {
        if (reason == null || reason.isBlank()) throw Refusal.invalid("REASON_MISSING", "reason", "Say why the goods are lost.");
        if (reason.strip().length() > REASON_MAX) throw Refusal.invalid("REASON_TOO_LONG", "reason", "The reason has more than " + REASON_MAX + " characters; shorten it.");
        lanes.runOne(() -> {
            var putBack = putBacks.lock(id);
            if (putBack.state() != State.OPEN) return;
            service.lose(putBack, reason.strip());
            service.tell(putBack);
        });
    }

    PutBackViews.ScanAnswer scan(long id, Reading reading) {
        return lanes.call(() -> {
            var putBack = putBacks.lock(id);
            return scans.answered(Scan.Kind.PUT_BACK, id, reading.clientKey())
                .map(before -> answer(Result.valueOf(before.result()), before.note(), putBack.state(), putBacks.lines(id)))
                .orElseGet(() -> read(putBack, reading));
        });
    }

    private PutBackViews.ScanAnswer read(PutBack putBack, Reading reading) {
        var lines = putBacks.lines(putBack.id());
        var item = barcodes.identify(reading.barcode(), lines.stream().map(PutBackLine::sku).toList());
        var verdict = PutBackRule.check(putBack, lines, reading.barcode(), item, reading.lot(), reading.bin(), reading.quantity());
        if (verdict instanceof Verdict.Accepted && !reading.bin().isEmpty() && barcodes.identify(reading.bin(), List.of()).isPresent()) verdict = PutBackRule.goodsAsBin(reading.bin());
        var sku = item.map(Item::sku).orElse("");
        if (verdict instanceof Verdict.Refused refused) {
            write(putBack, reading, sku, 0, refused.result(), refused.note());
            return answer(refused.result(), refused.note(), putBack.state(), lines);
        }
        if (reading.bin().isEmpty()) {
            write(putBack, reading, sku, 0, Result.ACCEPTED, ALL_WELL);
            return answer(Result.ACCEPTED, ALL_WELL, putBack.state(), lines);
        }
        var counted = ((Verdict.Accepted) verdict).units();
        var bin = asWritten(putBack.warehouse(), reading.bin(), lines);
        var note = elsewhere(lines, counted, bin);
        write(putBack, reading, sku, reading.quantity(), Result.ACCEPTED, note);
        if (!note.zh().isEmpty()) log.happened(putBack.fulfillment(), "PUT_BACK_ELSEWHERE", note);
        lines.stream().filter(line -> counted.containsKey(line.id())).findFirst()
            .ifPresent(line -> item.map(Item::serial).ifPresent(unit -> units.serialComesBack(putBack, line, unit)));
        boolean done = service.comeBack(putBack, lines, counted, bin, "put-back:" + reading.clientKey());
        if (done) service.tell(putBack);
        return answer(Result.ACCEPTED, note, done ? State.DONE : State.OPEN, lines.stream().map(line -> line.plus(counted.getOrDefault(line.id(), 0))).toList());
    }

    /** A scanner may read a bin in small letters; the house writes it in one way. */
    private String asWritten(String warehouse, String bin, List<PutBackLine> lines) {
        return lines.stream().map(PutBackLine::bin).filter(bin::equalsIgnoreCase).findFirst()
            .orElseGet(() -> bins.ofBin(warehouse, bin).stream().map(c -> c.place().bin()).findFirst().orElse(bin));
    }

    private static Text elsewhere(List<PutBackLine> lines, Map<Long, Integer> counted, String bin) {
        var moved = lines.stream().filter(line -> counted.containsKey(line.id()) && !line.bin().isEmpty() && !line.bin().equals(bin)).findFirst();
        return moved.map(line -> new Text(line.sku() + " 放到 " + bin + "，不是原货位 " + line.bin(), line.sku() + " put into " + bin + " instead of " + line.bin())).orElse(ALL_WELL);
    }

    private void write(PutBack putBack, Reading reading, String sku, int quantity, Result result, Text note) {
        scans.write(new Scan(Scan.Kind.PUT_BACK, putBack.fulfillment(), putBack.id(), reading.barcode(), sku, reading.bin(), quantity, result.name(), note, Actor.current(),
            reading.clientKey()));
    }

    private static PutBackViews.ScanAnswer answer(Result result, Text note, State state, List<PutBackLine> lines) {
        return new PutBackViews.ScanAnswer(result.name(), result == Result.ACCEPTED, note.zh(), note.en(), state.name(), PutBackViews.states(lines));
    }
}
