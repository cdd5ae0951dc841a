package dev.wharf.message;

import dev.wharf.channel.webhook.ShopCalls;
import org.springframework.stereotype.Component;

/** Hands messages to the shop's own server, which knows the buyer by the order's number: {@code <address>/messages}. */
@Component
class WebhookMessages implements BuyerChannel {
    private static final String PATH = "/messages";

    record Data(String key, String shop, String orderNo, String zh, String en) { }

    private final ShopCalls shops;
    private final MessageSettings settings;

    WebhookMessages(ShopCalls shops, MessageSettings settings) {
        this.shops = shops;
        this.settings = settings;
    }

    @Override
    public void send(Letter letter) {
        shops.hand(letter.shop(), PATH, letter.key(), "buyer.message", new Data(letter.key(), letter.shop(), letter.channelOrderNo(), letter.words().zh(), letter.words().en()), settings.pause());
    }

    @Override
    public boolean knows(Letter letter) {
        return shops.knows(letter.shop(), PATH, letter.key(), settings.pause());
    }
}
