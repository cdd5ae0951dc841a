package dev.wharf.review;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Money;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.MergedOrders;
import dev.wharf.order.OrderLog;
import dev.wharf.order.PaymentStatus;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.SalesOrders;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import dev.wharf.process.Tasks;
import dev.wharf.refund.Refunds;
import dev.wharf.review.rule.PaymentRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What a payment message means for an order, wherever it is: docs/rules/payment.md has the table. A message that says what is known already
 * changes nothing, so that it may come twice.
 */
@Component
class Payments {
    private static final Set<Stage> ON_ITS_WAY = Set.of(Stage.LOCK, Stage.PICK, Stage.VERIFY, Stage.SHIP);
    private static final Set<Stage> LEFT = Set.of(Stage.SYNC, Stage.DONE);
    private static final Set<Stage> CANCELLED = Set.of(Stage.CANCELLING, Stage.CANCELLED);
    private static final Set<PaymentStatus> CAME_IN = Set.of(PaymentStatus.PAID, PaymentStatus.DEPOSIT);
    private static final String PAYMENT = "PAYMENT";
    private static final String TIMED_OUT = "PAYMENT_TIMED_OUT";

    private final Lanes lanes;
    private final Fulfillments fulfillments;
    private final SalesOrders orders;
    private final OrderLog log;
    private final Instances instances;
    private final MergedOrders merged;
    private final Reviewing reviewing;
    private final CheckPaymentDelegate check;
    private final Findings findings;
    private final Tasks tasks;
    private final Refunds refunds;

    Payments(Lanes lanes, Fulfillments fulfillments, SalesOrders orders, OrderLog log, Instances instances, MergedOrders merged,
             Reviewing reviewing, CheckPaymentDelegate check, Findings findings, Tasks tasks, Refunds refunds) {
        this.lanes = lanes;
        this.fulfillments = fulfillments;
        this.orders = orders;
        this.log = log;
        this.instances = instances;
        this.merged = merged;
        this.reviewing = reviewing;
        this.check = check;
        this.findings = findings;
        this.tasks = tasks;
        this.refunds = refunds;
    }

    /** @param paidMinor all that is paid so far @return true if an order went on because of it, or was taken up again */
    boolean record(FulfillmentId id, PaymentStatus status, long paidMinor) {
        return lanes.call(() -> {
            fulfillments.lockRows(List.of(id));
            var before = fulfillments.orderOf(id);
            if (!orders.changePayment(before.id(), status, paidMinor)) return false;
            var amount = Money.text(paidMinor);
            log.happened(id, "PAYMENT", new Text("付款消息 " + status + " " + amount, "Payment message " + status + " " + amount));
            var parts = fulfillments.ofSalesOrder(before.id());
            fulfillments.lockRows(parts);
            parts.forEach(fulfillments::forgetOrder);
            return tell(parts, before, status, paidMinor);
        });
    }

    private boolean tell(List<FulfillmentId> parts, SalesOrder before, PaymentStatus status, long paidMinor) {
        // What was merged and could not be taken apart again waits where its goods are.
        var waited = instances.tellWaiting(Message.PaymentConfirmed, parts.stream().map(merged::bearer).distinct().toList(), Map.of());
        boolean worse = worse(before, status, paidMinor);
        for (var part : parts) {
            var bearer = merged.bearer(part);
            if (waited.contains(bearer)) continue;
            fulfillments.lockRows(List.of(bearer));
            if (ON_ITS_WAY.contains(stage(bearer))) hold(bearer);
            else if (worse) takenBack(part, bearer);
        }
        boolean late = CAME_IN.contains(status) && paidMinor > 0 && late(parts, before.id(), status);
        return !waited.isEmpty() || late;
    }

    private void takenBack(FulfillmentId part, FulfillmentId bearer) {
        if (stage(bearer) == Stage.REVIEW) {
            if (!standsAlone(part)) instances.tellWaiting(Message.ReviewRequested, List.of(bearer), Map.of());
        } else if (LEFT.contains(stage(bearer))) {
            log.happened(part, "PAYMENT_LOST", new Text("包裹已交给快递，付款却被撤回，请向买家追款。", "The payment was taken back after the parcel left; claim it from the buyer."));
        }
    }

    /** Orders that are paid do not wait for one that is not. Where they cannot be taken apart they are reviewed together, and wait. */
    private boolean standsAlone(FulfillmentId part) {
        try {
            return merged.standAlone(part, new Text("付款被撤回", "its payment was taken back"));
        } catch (Refusal inseparable) {
            log.happened(part, "STILL_MERGED", new Text("无法取消合并，整单等待付款", "It cannot be taken out, so all wait for its payment: " + inseparable.code()));
            return false;
        }
    }

    private Stage stage(FulfillmentId id) {
        return fulfillments.get(id).stage();
    }

    /** True if it was settled before and is not now, or less is. */
    private static boolean worse(SalesOrder before, PaymentStatus status, long paidMinor) {
        boolean settled = before.payment() == PaymentStatus.PAID || before.payment() == PaymentStatus.COD;
        boolean still = status == PaymentStatus.PAID || status == PaymentStatus.COD;
        return settled && (!still || before.payment() == status && paidMinor < before.paidMinor());
    }

    /** On its way it goes as far as it can, but does not leave before the payment is good again, or a person of finance lets it go. */
    private void hold(FulfillmentId id) {
        boolean alone = log.openHolds(id).isEmpty();
        boolean held = log.openHolds(id).stream().anyMatch(hold -> hold.code().equals(PAYMENT));
        boolean passed = check.judge(id, "").passed();
        if (!passed && alone) instances.tell(Message.OrderChanged, id, FulfillOrder.CHANGED, "HOLD", findings.evidence(id));
        boolean looked = passed && held && tasks.completeIfOpen(id, "Task_ReleaseLateHold", "RECHECK");
        if (passed && !looked && log.openHolds(id).isEmpty()) instances.tellWaiting(Message.HoldsCleared, List.of(id), Map.of());
    }

    /**
     * A payment for what was cancelled. A deposit takes nothing up again, nor does money of an order that began to give back: what was given back would be missing.
     *
     * @return true if something was taken up again
     */
    private boolean late(List<FulfillmentId> parts, long salesOrderId, PaymentStatus status) {
        boolean whole = status == PaymentStatus.PAID && !refunds.began(salesOrderId);
        var again = parts.stream().filter(part -> whole && timedOut(part) && reopens(part)).toList();
        again.forEach(this::reopen);
        refunds.paidLate(parts.stream().filter(part -> CANCELLED.contains(stage(part))).findFirst().orElse(parts.get(0)), salesOrderId);
        if (!again.isEmpty()) instances.start(again);
        return !again.isEmpty();
    }

    private boolean timedOut(FulfillmentId id) {
        return stage(id) == Stage.CANCELLED && fulfillments.get(id).closeReason().equals(TIMED_OUT);
    }

    /** With a setting that cannot be read the order is taken up again: review then holds it and says so, and nobody's money is sent away. */
    private boolean reopens(FulfillmentId id) {
        var params = reviewing.setting(id, check.rule()).params();
        return !params.usable() || params.choice(PaymentRule.LATE).equals(PaymentRule.REOPEN);
    }

    private void reopen(FulfillmentId id) {
        Fulfillment closed = fulfillments.get(id);
        fulfillments.save(closed.because("").inStage(Stage.REVIEW, Instant.now(fulfillments.clock())));
        log.happened(id, "REOPENED", new Text("超时取消后付款到账，重新审核。", "Paid after it was cancelled for lack of payment; reviewed again."));
    }
}
