package dev.wharf.verification;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.parcel.FilledBoxes;
import dev.wharf.process.Lanes;
import org.springframework.stereotype.Service;

/** Closes boxes before everything is in them: the order then goes in several parcels. */
@Service
class BoxClosing {
    private static final int KEY_LENGTH = 64;
    /** More boxes are not packed for one order on one bench; a scanner that keeps sending does it. */
    private static final int MOST_BOXES = 99;

    private final Bench bench;
    private final Boxing boxing;
    private final FilledBoxes filled;
    private final JdbcVerifications verifications;
    private final VerificationViews views;
    private final Lanes lanes;

    BoxClosing(Bench bench, Boxing boxing, FilledBoxes filled, JdbcVerifications verifications, VerificationViews views, Lanes lanes) {
        this.bench = bench;
        this.boxing = boxing;
        this.filled = filled;
        this.verifications = verifications;
        this.views = views;
        this.lanes = lanes;
    }

    /**
     * @param clientKey makes a closing that is sent again count once
     * @throws Refusal CONFLICT if nothing was counted since the last box
     */
    VerificationViews.Count close(FulfillmentId id, String clientKey) {
        if (clientKey == null || clientKey.isBlank() || clientKey.length() > KEY_LENGTH) throw Refusal.invalid("CLIENT_KEY_INVALID", "clientKey", "clientKey has 1 to 64 characters and is new for each box.");
        return lanes.call(() -> {
            var found = bench.lockForMe(id);
            var before = filled.closedWith(clientKey);
            if (before.isPresent()) {
                if (!before.get().equals(id)) throw Refusal.conflict("CLIENT_KEY_TAKEN", "This clientKey belongs to a box of another order.");
                return views.of(found);
            }
            var count = bench.requireOpen(found);
            if (count.boxes() >= MOST_BOXES) throw Refusal.conflict("BOXES_TOO_MANY", "订单 " + id + " 已有 " + MOST_BOXES + " 箱。 Order " + id + " has " + MOST_BOXES + " boxes already.");
            var box = boxing.open(count);
            if (box.units().isEmpty()) throw Refusal.conflict("BOX_EMPTY", "Nothing was scanned since the last box; scan what is in this one first.");
            boxing.close(count, box, clientKey);
            return views.of(bench.find(id));
        });
    }

    /**
     * Takes back the closing of the last box. One that is open again already stays so.
     *
     * @throws Refusal CONFLICT if another box was closed after it
     */
    VerificationViews.Count reopen(FulfillmentId id, int no) {
        return lanes.call(() -> {
            var count = bench.lockOpenForMe(id);
            if (no == count.boxes() + 1) return views.of(count);
            if (no != count.boxes() || no < 1) throw Refusal.conflict("BOX_NOT_LAST", "Only the last box that was closed can be opened again: " + count.boxes() + ".");
            var last = filled.ofCount(count.id()).get(no - 1);
            filled.open(count.id(), no);
            verifications.boxed(count.id(), no - 1, last.box());
            return views.of(bench.find(id));
        });
    }
}
