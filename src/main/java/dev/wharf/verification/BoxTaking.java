package dev.wharf.verification;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.order.Fulfillments;
import dev.wharf.parcel.Boxes;
import dev.wharf.parcel.Boxes.Box;
import dev.wharf.process.Lanes;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Another box than the suggested one, because the packer sees the goods and the rule does not. */
@Service
class BoxTaking {
    private final Bench bench;
    private final Boxes boxes;
    private final JdbcVerifications verifications;
    private final VerificationViews views;
    private final Fulfillments fulfillments;
    private final Lanes lanes;

    BoxTaking(Bench bench, Boxes boxes, JdbcVerifications verifications, VerificationViews views, Fulfillments fulfillments, Lanes lanes) {
        this.bench = bench;
        this.boxes = boxes;
        this.verifications = verifications;
        this.views = views;
        this.fulfillments = fulfillments;
        this.lanes = lanes;
    }

    /**
     * Safe to repeat.
     *
     * @param code empty to go back to the suggested box
     * @throws Refusal INVALID if the warehouse has no such box; CONFLICT unless the order is being counted
     */
    VerificationViews.Count take(FulfillmentId id, String code) {
        return lanes.call(() -> {
            var count = bench.lockOpenForMe(id);
            verifications.boxed(count.id(), count.boxes(), code.isEmpty() ? "" : known(fulfillments.get(id).warehouse(), code));
            return views.of(bench.find(id));
        });
    }

    private String known(String warehouse, String code) {
        var all = boxes.of(warehouse);
        return Boxes.named(all, code).map(Box::code).orElseThrow(() -> Refusal.invalid("BOX_UNKNOWN", "code", all.isEmpty()
            ? "Warehouse " + warehouse + " has no boxes; a lead sets them with PUT /api/v1/warehouses/" + warehouse + "/boxes."
            : "Warehouse " + warehouse + " has no box of this code; take one of " + all.stream().map(Box::code).collect(Collectors.joining(", ")) + "."));
    }
}
