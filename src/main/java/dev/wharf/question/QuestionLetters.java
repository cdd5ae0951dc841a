package dev.wharf.question;

import dev.wharf.channel.Shops;
import dev.wharf.common.Text;
import dev.wharf.message.BuyerMessage;
import dev.wharf.message.BuyerMessages;
import dev.wharf.message.LinkKind;
import dev.wharf.message.MessageWords;
import dev.wharf.order.Fulfillments;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes the messages about a question, each under a key of its own. Call inside a lane. */
@Component
class QuestionLetters {
    private final BuyerMessages messages;
    private final MessageWords words;
    private final Fulfillments fulfillments;
    private final Shops shops;
    private final TaskNote note;

    QuestionLetters(BuyerMessages messages, MessageWords words, Fulfillments fulfillments, Shops shops, TaskNote note) {
        this.messages = messages;
        this.words = words;
        this.fulfillments = fulfillments;
        this.shops = shops;
        this.note = note;
    }

    void ask(Question question) {
        send(question, question.kind().name(), key(question.id()));
    }

    void remind(Question question) {
        send(question, "REMINDER", key(question.id()) + "-R");
    }

    /** Of the message that asks. */
    static String key(long question) {
        return "Q" + question;
    }

    private void send(Question question, String kind, String key) {
        var order = fulfillments.orderOf(question.fulfillment());
        var shop = shops.find(order.shop()).map(Shops.Shop::name).orElse(order.shop());
        var until = note.minute(question.expiresAt());
        var said = words.of(kind, Map.of("shop", new Text(shop, shop), "orderNo", new Text(order.channelOrderNo(), order.channelOrderNo()), "until", new Text(until, until)));
        messages.send(new BuyerMessage(key, question.fulfillment(), order.id(), kind, LinkKind.ANSWER, question.id(), question.home(), said), order.channel(), order.shop());
    }
}
