package dev.wharf.review.merge;

import dev.wharf.common.Text;
import dev.wharf.order.Fingerprint;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.OrderLog;
import dev.wharf.order.PaymentStatus;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says whether a person may merge one fulfillment into another, or what stands against it. Pure. */
final class Fitting {
    /** Holds that the review of the merged goods judges anew, over all orders in them. Any other belongs to one order and is resolved first. */
    private static final Set<String> JUDGED_TOGETHER = Set.of("ADDRESS", "REACH", "STOCK", "DATE");
    /** Nobody's paid goods are to wait for another order's money, and be cancelled with it when the time is up. */
    private static final String PAYMENT = "PAYMENT";
    private static final String BY_REMARK = "NO_MERGE";

    /** One of the two, with its order and its open holds. */
    record Side(Fulfillment fulfillment, SalesOrder order, List<OrderLog.OpenHold> holds) { }

    /** @param code never renamed once published */
    record Obstacle(String code, Text why) { }

    private Fitting() { }

    static Optional<Obstacle> between(Side into, Side from) {
        for (var side : List.of(into, from)) {
            var stage = side.fulfillment.stage();
            if (stage != Stage.REVIEW) return obstacle("NOT_IN_REVIEW", side, "已在 " + stage + " 阶段，只有审核中的订单可以合并", "is in stage " + stage + "; orders merge in review only");
            if (side.fulfillment.handling().tags().contains(BY_REMARK)) return obstacle("TO_LEAVE_ALONE", side, "备注要求单独发货", "is to leave by itself, as its remark says");
        }
        if (!into.order.shop().equals(from.order.shop())) return obstacle("SHOP_DIFFERS", from, "店铺不同", "is of another shop");
        if (!Arrays.equals(Fingerprint.of(into.order.receiver()), Fingerprint.of(from.order.receiver()))) {
            return obstacle("RECEIVER_DIFFERS", from, "收件人、电话或地址不同", "has another receiver: name, phone or address differ");
        }
        if ((into.order.payment() == PaymentStatus.COD) != (from.order.payment() == PaymentStatus.COD)) {
            return obstacle("PAYMENT_DIFFERS", from, "一个货到付款，一个不是", "is cash on delivery and the other is not, or the other way round");
        }
        if (!into.order.currency().equals(from.order.currency())) return obstacle("CURRENCY_DIFFERS", from, "币种不同", "is paid in another currency");
        if (into.holds.stream().anyMatch(hold -> hold.code().equals(PAYMENT))) return obstacle("HELD", into, "还未付款", "is not paid yet");
        var alone = from.holds.stream().map(OrderLog.OpenHold::code).filter(code -> !JUDGED_TOGETHER.contains(code)).sorted().collect(Collectors.joining(", "));
        return alone.isEmpty() ? Optional.empty() : obstacle("HELD", from, "有自己的拦截（" + alone + "），先处理", "is held for " + alone + "; resolve that first");
    }

    private static Optional<Obstacle> obstacle(String code, Side side, String zh, String en) {
        var id = side.fulfillment.id().toString();
        return Optional.of(new Obstacle(code, new Text(id + " " + zh, id + " " + en)));
    }
}
