package dev.wharf.refund;

import dev.wharf.channel.ChannelPort;
import dev.wharf.channel.Channels;
import dev.wharf.channel.webhook.ShopCalls;
import dev.wharf.common.Money;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells the shop's own server: {@code <address>/refunds}. The platforms have no refund call for sellers, so theirs are for a person even if the shop has a server too. */
@Component
class WebhookRefunds implements RefundPort {
    private static final String PATH = "/refunds";

    /** @param amount with two decimals */
    record Data(String key, String shop, String orderNo, String amount, String currency, String reason, List<Line> lines) { }

    record Line(String lineNo, int quantity) { }

    private final Channels channels;
    private final ShopCalls shops;
    private final RefundSettings settings;

    WebhookRefunds(Channels channels, ShopCalls shops, RefundSettings settings) {
        this.channels = channels;
        this.shops = shops;
        this.settings = settings;
    }

    @Override
    public boolean serves(String shop) {
        return channels.of(shop).protocol().equals(ChannelPort.WEBHOOK) && shops.reaches(shop);
    }

    @Override
    public void give(Order order) {
        var refund = order.refund();
        var lines = refund.units().entrySet().stream().map(line -> new Line(line.getKey(), line.getValue())).toList();
        shops.hand(order.shop(), PATH, refund.key(), "refund.due",
            new Data(refund.key(), order.shop(), order.orderNo(), Money.text(refund.amountMinor()), refund.currency(), refund.reason().name(), lines), settings.pause());
    }

    @Override
    public boolean knows(Order order) {
        return shops.knows(order.shop(), PATH, order.refund().key(), settings.pause());
    }
}
