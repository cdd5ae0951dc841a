package dev.wharf.shipping;

import dev.wharf.common.Text;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.OrderLog.OpenHold;
import dev.wharf.order.Stage;
import dev.wharf.parcel.Parcel;
import dev.wharf.shipping.weigh.WeighCheck;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Says whether a parcel may go with the carrier. Pure: sees the rows as they are while they are locked. */
final class HandoverRule {
    /** @param all parcels of the order that are not voided. @param weight what is against a parcel's weight. @return why it must stay, or empty if it may go */
    Optional<HandoverResult> refusal(Parcel parcel, List<Parcel> all, Fulfillment fulfillment, List<OpenHold> holds, Function<Parcel, Optional<WeighCheck.Objection>> weight) {
        var number = parcel.trackingNumber();
        var id = fulfillment.id();
        if (parcel.state() == Parcel.State.HANDED_OVER) {
            return Optional.of(new HandoverResult(number, false, "ALREADY_HANDED_OVER",
                new Text("该包裹已交接过，不要重复扫描。", "This parcel was handed over before; do not scan it again."), id, parcel.handedOverAt()));
        }
        if (fulfillment.stage() == Stage.CANCELLING || fulfillment.stage() == Stage.CANCELLED) {
            return Optional.of(HandoverResult.refused(number, "ORDER_CANCELLED", id, "订单已取消，不要交给快递！取出放到取消区。",
                "The order was cancelled: do not hand over! Put it on the shelf for cancelled parcels."));
        }
        if (parcel.state() != Parcel.State.LABELLED) {
            return Optional.of(HandoverResult.refused(number, "LABEL_VOIDED", id, "面单已作废，不要交给快递！", "The label was voided: do not hand over!"));
        }
        if (fulfillment.stage() != Stage.SHIP) {
            return Optional.of(HandoverResult.refused(number, "NOT_AT_SHIPPING", id, "订单不在发货环节，不要交给快递，找主管。",
                "The order is not at shipping: do not hand over, ask your lead."));
        }
        if (all.stream().anyMatch(p -> p.state() == Parcel.State.PACKED)) {
            return Optional.of(HandoverResult.refused(number, "OTHER_LABEL_OPEN", id, "同一订单的另一个包裹还没有面单，先放一边，一起交接。",
                "Another parcel of this order has no label yet; keep this one back until it has."));
        }
        if (!holds.isEmpty()) {
            return Optional.of(HandoverResult.refused(number, "ORDER_ON_HOLD", id, "订单有未解决的问题，不要交给快递：" + holds.get(0).note().zh(),
                "The order is on hold, do not hand over: " + holds.get(0).note().en()));
        }
        return weight.apply(parcel).map(objection -> new HandoverResult(number, false, objection.code(), objection.text(), id, null)).or(() -> otherWeight(parcel, all, weight));
    }

    /** With one gone, no other can be opened: before the first goes, each must be fit to follow. */
    private static Optional<HandoverResult> otherWeight(Parcel parcel, List<Parcel> all, Function<Parcel, Optional<WeighCheck.Objection>> weight) {
        if (all.stream().anyMatch(p -> p.state() == Parcel.State.HANDED_OVER)) return Optional.empty();
        return all.stream().filter(p -> p.id() != parcel.id()).flatMap(p -> weight.apply(p).stream().map(objection ->
            HandoverResult.refused(parcel.trackingNumber(), "OTHER_WEIGHT_OPEN", parcel.fulfillment(), "先放一边，同一订单的包裹 " + p.trackingNumber() + " 还不能走：" + objection.text().zh(),
                "Keep it back, parcel " + p.trackingNumber() + " of the same order may not go yet: " + objection.text().en()))).findFirst();
    }
}
