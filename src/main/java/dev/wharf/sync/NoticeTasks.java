package dev.wharf.sync;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.order.Evidence;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.SalesOrders;
import dev.wharf.order.Stage;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.CorrectNotice;
import dev.wharf.process.CorrectNotice.Message;
import dev.wharf.process.ModelInstances;
import dev.wharf.sync.ChannelNotices.Notice;
import dev.wharf.sync.EarlyNotices.Early;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Asks people about notices that are not true: what the channel was told, what is true now, and the channel's order numbers. Call inside a lane. */
@Component
class NoticeTasks {
    /** Before the number of the fulfillment in the business key: an instance of this model is no order. */
    static final String CORRECT = "NOTICE-";
    static final String CHASE = "STAYS-";
    /** Platforms let a number be changed within a day of telling it; the person should be well before that. */
    private static final Duration DUE = Duration.ofHours(4);

    private final Fulfillments fulfillments;
    private final SalesOrders orders;
    private final Parcels parcels;
    private final EarlyPlanner planner;
    private final OrderLog log;
    private final ModelInstances instances;

    NoticeTasks(Fulfillments fulfillments, SalesOrders orders, Parcels parcels, EarlyPlanner planner, OrderLog log, ModelInstances instances) {
        this.fulfillments = fulfillments;
        this.orders = orders;
        this.parcels = parcels;
        this.planner = planner;
        this.log = log;
        this.instances = instances;
    }

    void ask(FulfillmentId id, List<Notice> known, Text why) {
        var kept = OrderLog.kept(why);
        var evidence = evidence(id, kept);
        evidence.put(CorrectNotice.TOLD.name(), told(known));
        log.happened(id, "NOTICE_UNTRUE", kept);
        instances.startBy(Message.NoticeUntrue, CORRECT + id, evidence);
    }

    /** An open task that shows what is true no longer gives way to one that shows what is. */
    void refresh(FulfillmentId id) {
        instances.tellIfOther(Message.TruthChanged, CORRECT + id, CorrectNotice.TRUTH, truth(id));
    }

    void chase(FulfillmentId id) {
        var at = fulfillments.get(id).warehouse();
        var why = new Text("平台已收到物流单号，但包裹到时仍未从仓库 " + at + " 交接快递。", "The channel was told the tracking number, but the parcel has not been handed over in time from warehouse " + at + ".");
        log.happened(id, "PARCEL_STAYS", why);
        instances.startBy(Message.ParcelStays, CHASE + id, evidence(id, why));
    }

    /** It left, or is not said to leave any more: whoever was asked to look for it need not. */
    void moved(Early early) {
        if (early.shown()) instances.tellIfWaiting(Message.ParcelMoved, CHASE + early.id());
    }

    /** What is true of the parcels, as the person reads it. */
    String truth(FulfillmentId id) {
        var stage = fulfillments.get(id).stage();
        if (stage == Stage.CANCELLING || stage == Stage.CANCELLED) return "订单已取消，不会发出 The order is cancelled and does not leave";
        if (planner.everyLabel(id)) return numbers(parcels.live(id));
        var left = parcels.live(id).stream().filter(p -> p.state() == Parcel.State.HANDED_OVER).toList();
        if (left.isEmpty()) return "暂无有效面单 There is no valid label at the moment";
        return "已发出 Has left: " + numbers(left) + "；其余暂无有效面单 there is no valid label for the rest at the moment";
    }

    private static String numbers(List<Parcel> some) {
        return some.stream().map(p -> p.carrier() + " " + p.trackingNumber()).collect(Collectors.joining("、"));
    }

    private String told(List<Notice> known) {
        var sold = orders.byIds(known.stream().map(Notice::salesOrderId).distinct().toList());
        return cut(known.stream().map(n -> sold.get(n.salesOrderId()).channelOrderNo() + "：" + n.content().parcels().stream().map(p -> p.carrier() + " " + p.trackingNumber())
            .collect(Collectors.joining("、"))).distinct().collect(Collectors.joining("；")));
    }

    private Map<String, Object> evidence(FulfillmentId id, Text why) {
        var evidence = Evidence.variables(fulfillments, id, why);
        evidence.put(CorrectNotice.TRUTH.name(), truth(id));
        evidence.put(CorrectNotice.DUE_AT.name(), Date.from(fulfillments.clock().instant().plus(DUE)));
        return evidence;
    }

    private static String cut(String text) {
        return OrderLog.kept(new Text(text, "")).zh();
    }
}
