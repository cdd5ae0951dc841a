package dev.wharf.sync;

import dev.wharf.channel.Shops;
import dev.wharf.common.Text;
import dev.wharf.message.BuyerMessage;
import dev.wharf.message.BuyerMessages;
import dev.wharf.message.BuyerSite;
import dev.wharf.message.LinkKind;
import dev.wharf.message.MessageWords;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.SalesOrders;
import dev.wharf.sync.ChannelNotices.Notice;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Tells buyers what their channel could not be told of a parcel, with the link to their page. Once for each notice, and only where buyers have pages; else the order's page
 * alone shows it.
 */
@Component
class BuyerRemainder {
    private final ChannelNotices notices;
    private final SalesOrders orders;
    private final Shops shops;
    private final BuyerMessages messages;
    private final MessageWords words;
    private final BuyerSite site;

    BuyerRemainder(ChannelNotices notices, SalesOrders orders, Shops shops, BuyerMessages messages, MessageWords words, BuyerSite site) {
        this.notices = notices;
        this.orders = orders;
        this.shops = shops;
        this.messages = messages;
        this.words = words;
        this.site = site;
    }

    /** Call inside the lane that confirms them. @param inexact keys of notices; of a parcel that was told exactly nothing is left, so nobody asks */
    void tell(List<String> inexact) {
        var left = notices.byKeys(inexact).values().stream().filter(notice -> !notice.rest().zh().isBlank()).toList();
        var home = left.isEmpty() ? null : site.home().orElse(null);
        if (home == null) return;
        var sold = orders.byIds(left.stream().map(Notice::salesOrderId).distinct().toList());
        left.forEach(notice -> send(notice, sold.get(notice.salesOrderId()), home));
    }

    private void send(Notice notice, SalesOrder order, String home) {
        var shop = shops.find(order.shop()).map(Shops.Shop::name).orElse(order.shop());
        var said = words.of("PARCEL", Map.of("shop", new Text(shop, shop), "orderNo", new Text(order.channelOrderNo(), order.channelOrderNo()), "content", notice.rest()));
        messages.send(new BuyerMessage("R" + notice.key(), notice.fulfillment(), order.id(), "PARCEL", LinkKind.TRACK, order.id(), home, said), order.channel(), order.shop());
    }
}
