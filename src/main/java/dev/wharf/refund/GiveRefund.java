package dev.wharf.refund;

import static java.util.stream.Collectors.toMap;

import dev.wharf.common.Money;
import dev.wharf.common.Text;
import dev.wharf.effect.Answer;
import dev.wharf.effect.Effect;
import dev.wharf.effect.EffectHandler;
import dev.wharf.effect.EffectPutOff;
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
    private static final String MAYBE = "店铺可能已经退款：请再问一次，或先在平台核对。 The shop may have given it back already: ask once more or look at the channel first. ";

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

    /** A yes counts once the shop shows the refund when asked: of money that was promised and not given only the buyer would know. */
    @Override
    public Answer call(Effect effect, RefundPort.Order order) {
        mustServe(order);
        port.give(order);
        if (!shows(order)) throw new IllegalStateException("The shop said yes and does not show the refund");
        return Answer.EMPTY;
    }

    /** What the shop says no to here is the question and not the refund, which may have been given: it is asked again later, and not told again. */
    private boolean shows(RefundPort.Order order) {
        try {
            return port.knows(order);
        } catch (EffectRefused | EffectPutOff e) {
            throw new IllegalStateException("The shop said yes and does not say whether it has the refund: " + e.getMessage(), e);
        }
    }

    /** A shop that was told of refunds before, and cannot be asked now, may have given it back: that is no certain no, and a person looks. */
    @Override
    public Optional<Answer> ask(Effect effect, RefundPort.Order order) {
        mustServe(order);
        return port.knows(order) ? Optional.of(Answer.EMPTY) : Optional.empty();
    }

    private void mustServe(RefundPort.Order order) {
        if (port.serves(order.shop())) return;
        throw new EffectRefused("NO_REFUND_CALL", "店铺没有退款接口，请在平台后台退款。 The shop has no call for refunds; give it back on the channel's own pages.");
    }

    @Override
    public void settled(List<SettledEffect> lane) {
        var byKey = book.byKeys(lane.stream().map(settled -> settled.effect().key()).toList());
        var now = clock.instant();
        book.save(lane.stream().map(settled -> {
            var refund = byKey.get(settled.effect().key());
            return settled.done() ? refund.done(now) : refund.refused(words(settled));
        }).toList());
        for (var settled : lane) {
            var refund = byKey.get(settled.effect().key());
            if (settled.done()) gaveBack(refund);
            else tasks.ask(refund, words(settled));
        }
    }

    private void gaveBack(Refund refund) {
        var amount = Money.text(refund.amountMinor());
        log.happened(refund.fulfillment(), "REFUNDED", new Text("已退款 " + amount, amount + " was given back"));
    }

    /** The caution comes first: long words are cut at their end. */
    private static String words(SettledEffect settled) {
        return settled.mayBeDone() ? MAYBE + settled.words() : settled.words();
    }
}
