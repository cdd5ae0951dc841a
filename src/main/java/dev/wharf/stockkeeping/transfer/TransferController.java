package dev.wharf.stockkeeping.transfer;

import dev.wharf.common.Refusal;
import dev.wharf.stockkeeping.Given;
import dev.wharf.stockkeeping.transfer.Transfer.Line;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Transfers between warehouses. The answers to those who receive do not say what was sent. */
@RestController
@RequestMapping("/api/v1/transfers")
class TransferController {
    private static final int MOST = 100;
    private static final int LINES_AT_MOST = 500;

    record LineRequest(String sku, Integer units) { }

    record Request(String key, String from, String to, List<LineRequest> lines, String note) { }

    /** @param barcode or SKU @param bin left out if it is not known */
    record ScanRequest(String key, String barcode, String bin, String lot, Integer units) { }

    record TransferAnswer(long id, String from, String to, String state, boolean recalled, String note, String createdBy, Instant createdAt, Instant sentAt, Instant due, List<Line> lines) {
        static TransferAnswer of(Transfer t) {
            return new TransferAnswer(t.id(), t.from(), t.to(), t.state().name(), t.recalled(), t.note(), t.createdBy(), t.createdAt(), t.sentAt(), t.due(), t.lines());
        }
    }

    record ReceivedLine(String sku, int units) { }

    record ReceiptAnswer(long id, String state, List<ReceivedLine> received) {
        static ReceiptAnswer of(Transfer t) {
            return new ReceiptAnswer(t.id(), t.state().name(), t.lines().stream().filter(l -> l.arrived() + l.extra() > 0).map(l -> new ReceivedLine(l.sku(), l.arrived() + l.extra())).toList());
        }
    }

    /** @param next id to go on before, or 0 at the end */
    record ListAnswer(List<TransferAnswer> transfers, long next) { }

    private final Transfers transfers;
    private final TransferFloor floor;
    private final Given given;

    TransferController(Transfers transfers, TransferFloor floor, Given given) {
        this.transfers = transfers;
        this.floor = floor;
        this.given = given;
    }

    /** A draft: nothing is set aside before it is submitted. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TransferAnswer draft(@RequestBody Request r) {
        var from = given.warehouse("from", r.from);
        var to = given.warehouse("to", r.to);
        if (from.equals(to)) throw Refusal.invalid("FIELD_INVALID", "to", "from and to are two different warehouses.");
        if (r.lines == null || r.lines.isEmpty() || r.lines.size() > LINES_AT_MOST) throw Refusal.invalid("FIELD_INVALID", "lines", "lines has 1 to " + LINES_AT_MOST + " SKUs.");
        var units = new TreeMap<String, Integer>();
        for (int i = 0; i < r.lines.size(); i++) {
            var line = r.lines.get(i);
            units.merge(Given.text("lines[" + i + "].sku", line.sku, Given.SKU_MAX), Given.units("lines[" + i + "].units", line.units, 1), Integer::sum);
        }
        given.withoutSerials("lines", given.skus("lines", units.keySet()));
        return TransferAnswer.of(transfers.draft(new Transfers.Request(Given.text("key", r.key, Given.KEY_MAX), from, to, units, Given.optional("note", r.note, Given.TEXT_MAX))));
    }

    @PostMapping("/{id}/submit")
    TransferAnswer submit(@PathVariable long id) {
        return TransferAnswer.of(transfers.submit(id));
    }

    @PostMapping("/{id}/picks")
    TransferAnswer pick(@PathVariable long id, @RequestBody ScanRequest r) {
        return TransferAnswer.of(floor.pick(id, reading(r)));
    }

    @PostMapping("/{id}/send")
    TransferAnswer send(@PathVariable long id) {
        return TransferAnswer.of(floor.send(id));
    }

    @PostMapping("/{id}/receipts")
    ReceiptAnswer receive(@PathVariable long id, @RequestBody ScanRequest r) {
        return ReceiptAnswer.of(floor.receive(id, reading(r)));
    }

    /** Nothing more is coming. */
    @PostMapping("/{id}/finish")
    ReceiptAnswer finish(@PathVariable long id) {
        return ReceiptAnswer.of(floor.finish(id));
    }

    @PostMapping("/{id}/cancel")
    TransferAnswer cancel(@PathVariable long id) {
        return TransferAnswer.of(transfers.cancel(id));
    }

    @GetMapping("/{id}")
    TransferAnswer get(@PathVariable long id) {
        return TransferAnswer.of(transfers.get(id));
    }

    /** Newest first. @param cursor {@code next} of the answer before @param closed also what is over */
    @GetMapping
    ListAnswer list(@RequestParam(defaultValue = "0") long cursor, @RequestParam(defaultValue = "false") boolean closed, @RequestParam(defaultValue = "20") int limit) {
        if (limit < 1 || limit > MOST) throw Refusal.invalid("LIMIT_INVALID", "limit", "One answer has 1 to " + MOST + " transfers.");
        var found = transfers.list(cursor == 0 ? Long.MAX_VALUE : cursor, closed, limit);
        return new ListAnswer(found.stream().map(TransferAnswer::of).toList(), found.size() < limit ? 0 : found.get(found.size() - 1).id());
    }

    private TransferFloor.Reading reading(ScanRequest r) {
        var sku = given.scanned("barcode", r.barcode);
        return new TransferFloor.Reading(Given.text("key", r.key, Given.KEY_MAX), sku, Given.optional("bin", r.bin, Given.CODE_MAX),
            given.lot("lot", r.lot, sku, r.bin != null && !r.bin.isBlank()), Given.units("units", r.units, 1));
    }
}
