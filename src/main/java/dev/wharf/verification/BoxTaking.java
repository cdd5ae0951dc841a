package dev.wharf.verification;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.order.Fulfillments;
import dev.wharf.parcel.Boxes;
import dev.wharf.process.Lanes;
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
            verifications.boxed(count.id(), count.boxes(), code.isEmpty() ? "" : boxes.require(fulfillments.get(id).warehouse(), code).code());
            return views.of(bench.find(id));
        });
    }
}
