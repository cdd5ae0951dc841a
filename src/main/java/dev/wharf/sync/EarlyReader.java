package dev.wharf.sync;

import dev.wharf.channel.ShipmentNotice;
import dev.wharf.effect.Effect;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.SalesOrders;
import dev.wharf.sync.ChannelNotices.Notice;
import dev.wharf.sync.PushPlan.Form;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Reads notices as they were planned, whatever has become of their parcels since. */
@Component
class EarlyReader {
    /** @param notice null if nothing is named */
    record Planned(String shop, ShipmentNotice notice, Form form) { }

    private final Fulfillments fulfillments;
    private final SalesOrders orders;
    private final ChannelNotices notices;

    EarlyReader(Fulfillments fulfillments, SalesOrders orders, ChannelNotices notices) {
        this.fulfillments = fulfillments;
        this.orders = orders;
        this.notices = notices;
    }

    /** @param at what is said of when the parcels left, or are about to */
    Map<Effect, Planned> read(Collection<Effect> effects, Function<Effect, Instant> at) {
        var known = notices.byKeys(effects.stream().map(Effect::key).toList());
        var others = orders.byIds(effects.stream().filter(e -> order(e) != fulfillments.get(e.fulfillment()).salesOrderId()).map(EarlyReader::order).toList());
        var read = new HashMap<Effect, Planned>();
        for (var effect : effects) {
            var order = others.containsKey(order(effect)) ? others.get(order(effect)) : fulfillments.orderOf(effect.fulfillment());
            read.put(effect, planned(known.get(effect.key()), order, at.apply(effect)));
        }
        return read;
    }

    private static long order(Effect effect) {
        return Long.parseLong(effect.request().get(PushShipment.ORDER));
    }

    private static Planned planned(Notice known, SalesOrder order, Instant at) {
        var content = known.content();
        var notice = content.parcels().isEmpty() ? null
            : new ShipmentNotice(PushReader.noticeKey(known.key(), known), order.shop(), order.channelOrderNo(), content.parcels(), at, content.lines(), content.whole(), content.change());
        return new Planned(order.shop(), notice, known.form());
    }
}
