package dev.wharf.stockkeeping.transfer;

import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.inventory.Bins;
import dev.wharf.inventory.Bins.Move;
import dev.wharf.inventory.Bins.Place;
import dev.wharf.inventory.StockWaiters;
import dev.wharf.process.Lanes;
import dev.wharf.process.ModelInstances;
import dev.wharf.process.TransferStock;
import dev.wharf.process.TransferStock.Message;
import dev.wharf.stockkeeping.StockkeepingSettings;
import dev.wharf.stockkeeping.transfer.JdbcTransfers.Scan;
import dev.wharf.stockkeeping.transfer.Transfer.Line;
import dev.wharf.stockkeeping.transfer.Transfer.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** People pick a transfer's goods at the source, send them, and receive them at the destination, scan by scan. Each scan carries a key and counts once. */
@Service
class TransferFloor {
    private static final Duration TO_SETTLE = Duration.ofDays(1);

    /** @param bin empty if it is not known, or does not matter */
    record Reading(String key, String sku, String bin, String lot, int units) { }

    private final JdbcTransfers transfers;
    private final TransferBooking booking;
    private final TransferEvidence evidence;
    private final Bins bins;
    private final ModelInstances instances;
    private final StockWaiters waiters;
    private final StockkeepingSettings settings;
    private final Ids ids;
    private final Lanes lanes;
    private final Clock clock;

    TransferFloor(JdbcTransfers transfers, TransferBooking booking, TransferEvidence evidence, Bins bins, ModelInstances instances, StockWaiters waiters,
                  StockkeepingSettings settings, Ids ids, Lanes lanes, Clock clock) {
        this.transfers = transfers;
        this.booking = booking;
        this.evidence = evidence;
        this.bins = bins;
        this.instances = instances;
        this.waiters = waiters;
        this.settings = settings;
        this.ids = ids;
        this.lanes = lanes;
        this.clock = clock;
    }

    Transfer pick(long id, Reading reading) {
        return lanes.call(() -> {
            var t = transfers.lock(id);
            if (transfers.known(id, reading.key())) return t;
            require(t, State.PICKING, "is not being picked");
            var line = t.lines().stream().filter(l -> l.sku().equals(reading.sku())).findFirst()
                .orElseThrow(() -> Refusal.conflict("NOT_ON_TRANSFER", "SKU " + reading.sku() + " is not on transfer T" + id + ". Put it back."));
            if (line.picked() + reading.units() > line.wanted()) {
                throw Refusal.conflict("TOO_MANY", "Of SKU " + reading.sku() + ", " + (line.wanted() - line.picked()) + " more are wanted. Put the rest back.");
            }
            var scan = scan(Scan.Kind.PICK, reading);
            transfers.insert(t, scan);
            if (!scan.bin().isEmpty()) takeFrom(t, scan);
            transfers.write(t.with(List.of(new Line(line.sku(), line.wanted(), line.frozen(), line.picked() + reading.units(), 0, 0, 0, 0))));
            return transfers.get(id);
        });
    }

    private void takeFrom(Transfer t, Scan scan) {
        var place = new Place(t.from(), scan.bin(), scan.sku(), scan.lot());
        int free = bins.held(t.from(), List.of(scan.sku())).stream().filter(c -> c.place().equals(place)).mapToInt(Bins.Content::free).sum();
        if (free < scan.units()) throw Refusal.conflict("BIN_SHORT", "Bin " + scan.bin() + " has fewer units of SKU " + scan.sku() + " that no pick task waits for. Take it from another bin.");
        bins.post(List.of(new Move(place, Bins.Kind.SEND, -scan.units(), null, "transfer-out:" + scan.id(), t.cause(), "")));
    }

    /** @throws Refusal CONFLICT if nothing is picked: such a transfer is cancelled instead */
    Transfer send(long id) {
        return lanes.call(() -> {
            var t = transfers.lock(id);
            if (t.state() == State.SENT) return t;
            require(t, State.PICKING, "cannot be sent now");
            if (t.lines().stream().allMatch(l -> l.picked() == 0)) throw Refusal.conflict("NOTHING_PICKED", "Nothing of transfer T" + id + " is picked. Pick first, or cancel it.");
            booking.send(t);
            var due = Instant.now(clock).plus(settings.transferTime());
            transfers.sent(t, due);
            instances.tell(Message.GoodsSent, TransferStock.businessKey(id), Map.of(TransferStock.DUE_AT.name(), Date.from(due)));
            return transfers.get(id);
        });
    }

    /** Blind: who receives is not told what was sent. If nothing is missing any more, the transfer closes. */
    Transfer receive(long id, Reading reading) {
        var after = lanes.call(() -> {
            var t = transfers.lock(id);
            if (transfers.known(id, reading.key())) return t;
            if (t.state() != State.DIFFERENT) require(t, State.SENT, "is not under way");
            var scan = scan(Scan.Kind.ARRIVAL, reading);
            transfers.insert(t, scan);
            var now = booking.arrive(t, scan);
            if (now.complete() && now.state() == State.SENT) tell(now, "COMPLETE");
            return transfers.get(id);
        });
        waiters.unitsCame(List.of(reading.sku()));
        return after;
    }

    /** Nothing more is coming: what is missing or too much is settled by somebody. A second time changes nothing. */
    Transfer finish(long id) {
        return lanes.call(() -> {
            var t = transfers.lock(id);
            if (t.state() == State.DIFFERENT || t.state() == State.CLOSED) return t;
            require(t, State.SENT, "is not under way");
            transfers.state(t, State.DIFFERENT);
            tell(t, t.complete() ? "COMPLETE" : "DIFFERENT");
            return transfers.get(id);
        });
    }

    private void tell(Transfer t, String outcome) {
        var variables = new HashMap<String, Object>(evidence.of(t, outcome.equals("COMPLETE") ? "" : evidence.differences(t)));
        variables.put(TransferStock.RECEIPT_OUTCOME.name(), outcome);
        variables.put(TransferStock.DUE_AT.name(), Date.from(Instant.now(clock).plus(TO_SETTLE)));
        instances.tell(Message.GoodsReceived, TransferStock.businessKey(t.id()), variables);
    }

    private Scan scan(Scan.Kind kind, Reading reading) {
        return new Scan(ids.next(), kind, reading.key(), reading.sku(), reading.bin(), reading.lot(), reading.units());
    }

    private static void require(Transfer t, State state, String why) {
        if (t.state() != state) throw Refusal.conflict("TRANSFER_NOT_OPEN", "Transfer T" + t.id() + " " + why + ": it is " + t.state() + ".");
    }
}
