package dev.wharf.stockkeeping.transfer;

import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.process.Lanes;
import dev.wharf.process.ModelInstances;
import dev.wharf.process.TransferStock;
import dev.wharf.process.TransferStock.Message;
import dev.wharf.stockkeeping.SameKey;
import dev.wharf.stockkeeping.transfer.Transfer.Line;
import dev.wharf.stockkeeping.transfer.Transfer.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.springframework.stereotype.Service;

/** Drafts, submits and cancels transfers between warehouses; docs/rules/counting.md has the table of what a cancel does in which state. */
@Service
class Transfers {
    record Request(String key, String from, String to, SortedMap<String, Integer> units, String note) { }

    private final JdbcTransfers transfers;
    private final TransferBooking booking;
    private final ModelInstances instances;
    private final Ids ids;
    private final Lanes lanes;

    Transfers(JdbcTransfers transfers, TransferBooking booking, ModelInstances instances, Ids ids, Lanes lanes) {
        this.transfers = transfers;
        this.booking = booking;
        this.instances = instances;
        this.ids = ids;
        this.lanes = lanes;
    }

    /** Nothing is set aside yet. The same key a second time answers with the first draft. */
    Transfer draft(Request request) {
        return SameKey.call(lanes, () -> {
            var known = transfers.ofKey(request.key());
            if (known.isPresent()) return transfers.get(known.get());
            long id = ids.next();
            var lines = request.units().entrySet().stream().map(u -> new Line(u.getKey(), u.getValue(), 0, 0, 0, 0, 0, 0)).toList();
            transfers.insert(new Transfer(id, request.from(), request.to(), State.DRAFT, false, request.note(), "", Instant.EPOCH, null, null, lines), request.key());
            return transfers.get(id);
        });
    }

    /** Sets its goods aside at the source, or asks for approval first. A second time changes nothing. */
    Transfer submit(long id) {
        return lanes.call(() -> {
            if (transfers.lock(id).state() == State.DRAFT) instances.start(TransferStock.KEY, TransferStock.businessKey(id), Map.of());
            return transfers.get(id);
        });
    }

    /** Before the goods have left: nothing happened. On the way: they turn round. A second time changes nothing. */
    Transfer cancel(long id) {
        return lanes.call(() -> {
            var transfer = transfers.lock(id);
            switch (transfer.state()) {
                case DRAFT -> transfers.state(transfer, State.CANCELLED);
                case APPROVAL, PICKING -> instances.tell(Message.TransferCancelled, TransferStock.businessKey(id), Map.of());
                case SENT -> recall(transfer);
                case DIFFERENT -> throw Refusal.conflict("TRANSFER_ARRIVED", "Transfer T" + id + " has arrived with differences. Settle them in its task.");
                case CLOSED -> throw Refusal.conflict("TRANSFER_CLOSED", "Transfer T" + id + " is closed. Send the goods back with a transfer of its own.");
                case CANCELLED -> { }
            }
            return transfers.get(id);
        });
    }

    private void recall(Transfer transfer) {
        if (!transfer.recalled()) booking.turnRound(transfer);
    }

    Transfer get(long id) {
        return transfers.get(id);
    }

    List<Transfer> list(long before, boolean closed, int limit) {
        return transfers.list(before, closed, limit);
    }
}
