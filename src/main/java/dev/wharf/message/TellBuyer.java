package dev.wharf.message;

import static java.util.stream.Collectors.toMap;

import dev.wharf.common.Text;
import dev.wharf.effect.Answer;
import dev.wharf.effect.Effect;
import dev.wharf.effect.EffectHandler;
import dev.wharf.effect.EffectRefused;
import dev.wharf.effect.SettledEffect;
import dev.wharf.message.BuyerChannel.Letter;
import dev.wharf.order.OrderLog;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.SalesOrders;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Sends messages to buyers. No order waits for it: a message that cannot be sent is shown on the order. */
@Component
class TellBuyer implements EffectHandler<Optional<Letter>> {
    static final String LINK = "{link}";

    private final BuyerMessages messages;
    private final BuyerChannel channel;
    private final Map<LinkKind, BuyerPages> pages;
    private final SalesOrders orders;
    private final OrderLog log;

    TellBuyer(BuyerMessages messages, BuyerChannel channel, List<BuyerPages> pages, SalesOrders orders, OrderLog log) {
        this.messages = messages;
        this.channel = channel;
        this.pages = pages.stream().collect(toMap(BuyerPages::kind, Function.identity()));
        this.orders = orders;
        this.log = log;
    }

    @Override
    public String kind() {
        return BuyerMessages.KIND;
    }

    @Override
    public Map<Effect, Optional<Letter>> read(Collection<Effect> effects) {
        var byKey = messages.byKeys(effects.stream().map(Effect::key).toList());
        var sold = orders.byIds(byKey.values().stream().map(BuyerMessage::salesOrderId).distinct().toList());
        var read = new HashMap<Effect, Optional<Letter>>();
        for (var effect : effects) {
            var message = byKey.get(effect.key());
            read.put(effect, letter(message, sold.get(message.salesOrderId())));
        }
        return read;
    }

    private Optional<Letter> letter(BuyerMessage message, SalesOrder order) {
        return pages.get(message.link()).path(message.to()).map(path -> {
            var link = message.home() + path;
            var words = new Text(message.words().zh().replace(LINK, link), message.words().en().replace(LINK, link));
            return new Letter(message.key(), order.shop(), order.channelOrderNo(), words);
        });
    }

    @Override
    public Answer call(Effect effect, Optional<Letter> letter) {
        channel.send(letter.orElseThrow(() -> new EffectRefused("LINK_ENDED", "发送前链接已失效，未发送。 The link had ended before the message was sent; it was not sent.")));
        return Answer.EMPTY;
    }

    /** A letter whose link ended is not worth asking for. */
    @Override
    public Optional<Answer> ask(Effect effect, Optional<Letter> letter) {
        return letter.filter(channel::knows).map(known -> Answer.EMPTY);
    }

    @Override
    public void settled(List<SettledEffect> lane) {
        messages.settled(lane.stream().collect(toMap(s -> s.effect().key(), s -> s.done() ? "" : s.words())));
        for (var settled : lane) {
            log.happened(settled.effect().fulfillment(), settled.done() ? "BUYER_TOLD" : "BUYER_NOT_TOLD", settled.done() ? new Text("已通知买家", "The buyer was sent a message")
                : new Text("买家消息未送达：" + settled.words(), "The message to the buyer was not sent: " + settled.words()));
        }
        notSent(lane.stream().filter(settled -> !settled.done()).toList());
    }

    private void notSent(List<SettledEffect> failed) {
        var byKey = messages.byKeys(failed.stream().map(settled -> settled.effect().key()).toList());
        for (var settled : failed) {
            var message = byKey.get(settled.effect().key());
            pages.get(message.link()).notSent(message, settled.inDoubt());
        }
    }
}
