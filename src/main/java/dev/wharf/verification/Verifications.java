package dev.wharf.verification;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.order.Fulfillments;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.Actor;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import dev.wharf.scan.WallSlots;
import dev.wharf.verification.Verification.State;
import dev.wharf.verification.sampling.VerifyPolicies;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Ends counts that match: only when every unit was scanned and every special request ticked. */
@Service
class Verifications {
    private final JdbcVerifications verifications;
    private final VerificationViews views;
    private final Bench bench;
    private final LateRequests requests;
    private final VerifyPolicies policies;
    private final Fulfillments fulfillments;
    private final Parcels parcels;
    private final Boxing boxing;
    private final WallSlots slots;
    private final Instances instances;
    private final Lanes lanes;

    Verifications(JdbcVerifications verifications, VerificationViews views, Bench bench, LateRequests requests, VerifyPolicies policies, Fulfillments fulfillments, Parcels parcels, Boxing boxing, WallSlots slots,
                  Instances instances, Lanes lanes) {
        this.slots = slots;
        this.verifications = verifications;
        this.views = views;
        this.bench = bench;
        this.requests = requests;
        this.policies = policies;
        this.fulfillments = fulfillments;
        this.parcels = parcels;
        this.boxing = boxing;
        this.instances = instances;
        this.lanes = lanes;
    }

    /** @param code number of an order, or what stands on the slot of a put wall that the order waits in */
    FulfillmentId order(String code) {
        return FulfillmentId.isOne(code) ? FulfillmentId.parse(code) : lanes.call(() -> slots.at(code)).orElseGet(() -> FulfillmentId.parse(code));
    }

    /** @throws Refusal FORBIDDEN if the one who asks has picked this order and it is still to be verified */
    VerificationViews.Count view(FulfillmentId id) {
        return lanes.call(() -> {
            fulfillments.get(id);
            if (skipped(id)) return views.skipped(fulfillments.get(id));
            var count = bench.find(id);
            if (count.state() == State.OPEN) bench.refusePicker(id);
            requests.of(count);
            return views.of(count);
        });
    }

    /** A rule let it pass without a count, and its parcel is here: the bench still has to print its label. */
    private boolean skipped(FulfillmentId id) {
        return verifications.latest(id).isEmpty() && parcels.live(id).stream().anyMatch(parcel -> parcel.state() != Parcel.State.HANDED_OVER);
    }

    VerificationViews.Count confirm(FulfillmentId id, int index) {
        return lanes.call(() -> {
            var count = bench.lockOpenForMe(id);
            if (requests.of(count).stream().noneMatch(r -> r.index() == index)) {
                throw Refusal.invalid("REQUEST_UNKNOWN", "index", "Order " + id + " has no special request " + index + ".");
            }
            verifications.confirm(count.id(), index, Actor.current());
            if (complete(count)) match(count);
            return views.of(bench.find(id));
        });
    }

    /** Ends the count; one that is matched already stays so. */
    VerificationViews.Count finish(FulfillmentId id) {
        return lanes.call(() -> {
            var found = bench.lockForMe(id);
            if (found.state() == State.MATCHED) return views.of(found);
            var count = bench.requireOpen(found);
            refuseMissingUnits(count);
            refuseOpenRequests(count);
            match(count);
            return views.of(bench.find(id));
        });
    }

    private void refuseMissingUnits(Verification count) {
        var missing = verifications.lines(count.id()).stream().filter(line -> line.left() > 0)
            .map(line -> line.sku() + ": order needs " + line.needed() + ", scanned " + line.scanned()).collect(Collectors.joining("; "));
        if (!missing.isEmpty()) throw Refusal.conflict("UNITS_MISSING", missing + ".");
    }

    private void refuseOpenRequests(Verification count) {
        var open = requests.of(count).stream().filter(r -> !r.confirmed()).map(Verification.Request::request).collect(Collectors.joining("; "));
        if (!open.isEmpty()) throw Refusal.conflict("REQUEST_NOT_CONFIRMED", "Special requests not confirmed: " + open + ".");
    }

    boolean complete(Verification count) {
        return verifications.lines(count.id()).stream().allMatch(line -> line.left() == 0)
            && requests.of(count).stream().allMatch(Verification.Request::confirmed);
    }

    /** Call with the row locked, when the count is complete. */
    void match(Verification count) {
        verifications.end(count.id(), State.MATCHED);
        if (count.policy() != 0) policies.ended(count.policy(), false);
        boxing.matched(count);
        instances.tell(Message.GoodsVerified, List.of(count.fulfillment()), FulfillOrder.VERIFY_OUTCOME, "MATCHED");
    }

}
