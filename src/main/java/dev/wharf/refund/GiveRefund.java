package dev.wharf.refund;

import static java.util.stream.Collectors.toMap;

import dev.wharf.common.Money;
import dev.wharf.common.Text;
import dev.wharf.effect.Answer;
import dev.wharf.effect.Effect;
import dev.wharf.effect.EffectHandler;
import dev.wharf.effect.EffectRefused;
import dev.wharf.effect.SettledEffect;
import dev.wharf.order.OrderLog;
import dev.wharf.order.SalesOrders;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Has refunds given back. No order waits for it: what is not given back without a person becomes a task of finance. */
@Component
class GiveRefund implements EffectHandler<RefundPort.Order> {
    private final RefundBook book;
    private final RefundPort port;
    private final RefundTasks tasks;
    private final SalesOrders orders;
    private final OrderLog log;
    private final Clock clock;

    GiveRefund(RefundBook book, RefundPort port, RefundTasks tasks, SalesOrders orders, OrderLog log, Clock clock) {
        this.book = book;
        this.port = port;
        this.tasks = tasks;
        this.orders = orders;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Refunds.KIND;
    }

    @Override
    public Map<Effect, RefundPort.Order> read(Collection<Effect> effects) {
        var byKey = book.byKeys(effects.stream().map(Effect::key).toList());
        var sold = orders.byIds(byKey.values().stream().map(Refund::salesOrderId).distinct().toList());
        return effects.stream().collect(toMap(Function.identity(), effect -> {
            var refund = byKey.get(effect.key());
            var order = sold.get(refund.salesOrderId());
            return new RefundPort.Order(refund, order.shop(), order.channelOrderNo());
        }));
    }

    @Override
    public Answer call(Effect effect, RefundPort.Order order) {
        if (!port.serves(order.shop())) {
            throw new EffectRefused("NO_REFUND_CALL", "店铺没有退款接口，请在平台后台退款。 The shop has no call for refunds; give it back on the channel's own pages.");
        }
        port.give(order);
        return Answer.EMPTY;
    }

    /** A shop that was not told of refunds before, and cannot be now, has none. */
    @Override
    public Optional<Answer> ask(Effect effect, RefundPort.Order order) {
        return port.serves(order.shop()) && port.knows(order) ? Optional.of(Answer.EMPTY) : Optional.empty();
    }

    @Override
    public void settled(List<SettledEffect> lane) {
        var byKey = book.byKeys(lane.stream().map(settled -> settled.effect().key()).toList());
        var now = clock.instant();
        book.save(lane.stream().map(settled -> {
            var refund = byKey.get(settled.effect().key());
            return settled.done() ? refund.done(now) : refund.refused(settled.words());
        }).toList());
        for (var settled : lane) {
            var refund = byKey.get(settled.effect().key());
            var amount = Money.text(refund.amountMinor());
            log.happened(refund.fulfillment(), settled.done() ? "REFUNDED" : "REFUND_REFUSED", settled.done() ? new Text("已退款 " + amount, amount + " was given back")
                : new Text("退款 " + amount + " 待人工处理：" + settled.words(), "The refund of " + amount + " needs a person: " + settled.words()));
            if (!settled.done()) tasks.ask(refund, settled.words());
        }
    }
}
