package dev.wharf.sync;

import dev.wharf.channel.ChannelBusy;
import dev.wharf.channel.ChannelRefused;
import dev.wharf.channel.ShipmentNotice;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.effect.Answer;
import dev.wharf.effect.Effect;
import dev.wharf.effect.EffectHandler;
import dev.wharf.effect.EffectLedger;
import dev.wharf.effect.EffectLedger.Standing;
import dev.wharf.effect.EffectNotSent;
import dev.wharf.effect.EffectPutOff;
import dev.wharf.effect.EffectRefused;
import dev.wharf.effect.SettledEffect;
import dev.wharf.order.Evidence;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.parcel.Parcel;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.sync.ChannelNotices.Notice;
import dev.wharf.sync.ChannelNotices.State;
import dev.wharf.sync.PushPlan.Form;
import dev.wharf.sync.PushReader.Push;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Tells channels the tracking numbers of what left: one notice for each parcel and each order whose goods are in it, with that order's lines, as exactly as the
 * channel allows. Sends ChannelAnswered when the last of them is settled.
 */
@Component
class PushShipment implements EffectHandler<Push> {
    static final String KIND = "PUSH_SHIPMENT";
    static final String PARCEL = "parcelId";
    static final String ORDER = "salesOrderId";
    static final String NOTICES = "notices";
    static final String FORM = "form";

    private final PushReader reader;
    private final PushPlanner planner;
    private final ChannelNotices notices;
    private final Fulfillments fulfillments;
    private final EffectLedger effects;
    private final OrderLog log;
    private final Instances instances;
    private final BuyerRemainder remainder;

    PushShipment(PushReader reader, PushPlanner planner, ChannelNotices notices, Fulfillments fulfillments, EffectLedger effects, OrderLog log, Instances instances,
                 BuyerRemainder remainder) {
        this.reader = reader;
        this.planner = planner;
        this.notices = notices;
        this.fulfillments = fulfillments;
        this.effects = effects;
        this.log = log;
        this.instances = instances;
        this.remainder = remainder;
    }

    /** The fulfillment's own order is told under the fulfillment's number; orders merged into it under theirs as well, and each of several parcels under its own. */
    static String key(FulfillmentId id, long order, long own, Optional<Parcel> ofSeveral) {
        return (order == own ? id.toString() : id + "-" + order) + ofSeveral.map(p -> "-" + p.reference()).orElse("");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<Effect, Push> read(Collection<Effect> effects) {
        return reader.read(effects);
    }

    @Override
    public Answer call(Effect effect, Push push) {
        if (push.known() == null && push.exact()) return tell(push, push.notice(), Form.EXACT);
        var planned = push.known() != null ? push.known() : plan(effect, push);
        return planned.form() == Form.NOTHING ? new Answer(Map.of(FORM, Form.NOTHING.name())) : tell(push, notice(push, planned), planned.form());
    }

    /** Our own database is asked for the plan; its troubles are not the channel's. */
    private Notice plan(Effect effect, Push push) {
        try {
            return planner.plan(effect, push.salesOrderId(), push.parcelId(), push.port().can(push.notice().shop()));
        } catch (EffectPutOff | EffectRefused said) {
            throw said;
        } catch (RuntimeException e) {
            throw new EffectNotSent(e);
        }
    }

    private static Answer tell(Push push, ShipmentNotice notice, Form form) {
        return orEffect(() -> {
            push.port().pushShipment(notice);
            return new Answer(Map.of(FORM, form.name()));
        });
    }

    /** Nothing was told if nothing had been planned yet. */
    @Override
    public Optional<Answer> ask(Effect effect, Push push) {
        var form = push.known() != null ? push.known().form() : Form.EXACT;
        if (form == Form.NOTHING) return Optional.of(new Answer(Map.of(FORM, form.name())));
        if (push.known() == null && !push.exact()) return Optional.empty();
        var notice = push.known() == null ? push.notice() : notice(push, push.known());
        return orEffect(() -> push.port().findShipment(notice).map(number -> new Answer(Map.of("trackingNumber", number, FORM, form.name()))));
    }

    static <T> T orEffect(Supplier<T> call) {
        try {
            return call.get();
        } catch (ChannelRefused refused) {
            throw new EffectRefused(refused.code(), refused.getMessage());
        } catch (ChannelBusy busy) {
            throw new EffectPutOff(busy.pause(), busy.getMessage());
        }
    }

    private static ShipmentNotice notice(Push push, Notice planned) {
        var own = push.notice();
        var content = planned.content();
        return new ShipmentNotice(own.key(), own.shop(), own.channelOrderNo(), content.parcels(), own.shippedAt(), content.lines(), content.whole(), content.change());
    }

    @Override
    public void settled(List<SettledEffect> lane) {
        var told = new ArrayList<FulfillmentId>();
        SettledEffect.byFulfillment(lane).forEach((id, settled) -> {
            settled.forEach(this::write);
            var refused = settled.stream().filter(s -> !s.done()).findFirst();
            var others = notices(id, settled.get(0).effect()) == settled.size() ? List.<Standing>of() : List.copyOf(effects.standings(KIND, id).values());
            if (others.contains(Standing.OPEN)) return;
            if (refused.isEmpty() && others.stream().allMatch(Standing.DONE::equals)) told.add(id);
            else refused(id, refused.map(PushShipment::why).orElse(new Text("平台拒绝其中一个订单的物流单号", "The channel refused the tracking number of one of the orders")));
        });
        remainder.tell(lane.stream().filter(SettledEffect::done).filter(s -> form(s) != Form.EXACT).map(s -> s.effect().key()).toList());
        instances.tell(Message.ChannelAnswered, told, FulfillOrder.PUSH_OUTCOME, "TOLD");
    }

    /** How many were claimed together; requests from before several parcels were possible do not say it, and were one for each order. */
    private int notices(FulfillmentId id, Effect effect) {
        var said = effect.request().get(NOTICES);
        return said == null ? fulfillments.get(id).salesOrders().size() : Integer.parseInt(said);
    }

    private void write(SettledEffect settled) {
        var effect = settled.effect();
        notices.ended(new Notice(effect.key(), reader.orderOf(effect), effect.fulfillment(), Form.EXACT, state(settled), null, new Text("", ""), refusals(settled)));
        if (settled.done()) log.happened(effect.fulfillment(), "CHANNEL_TOLD", how(settled));
        else log.happened(effect.fulfillment(), Untold.of(settled.words()).isPresent() ? "CHANNEL_NOT_TOLD" : "CHANNEL_REFUSED", why(settled));
    }

    /** What may have been told is still to be told as it was planned: other parcels must not tell it instead. */
    static State state(SettledEffect settled) {
        if (settled.done()) return State.TOLD;
        return settled.inDoubt() ? State.PLANNED : State.REFUSED;
    }

    /** What we did not tell nobody refused: told later, it is no other notice. */
    static int refusals(SettledEffect settled) {
        return state(settled) == State.REFUSED && Untold.of(settled.words()).isEmpty() ? 1 : 0;
    }

    static Form form(SettledEffect settled) {
        return Form.valueOf(settled.answer().values().getOrDefault(FORM, Form.EXACT.name()));
    }

    private static Text how(SettledEffect settled) {
        return switch (form(settled)) {
            case EXACT -> new Text("已回传物流单号", "The channel was told the tracking number");
            case LINES -> new Text("已按商品行回传物流单号，平台不区分件数", "The channel was told the tracking number for lines; it does not count units");
            case WHOLE -> new Text("已按整单回传，平台不区分包裹内容", "The channel was told of the order as a whole; it does not know what is in which parcel");
            case NOTHING -> new Text("平台不再接受此订单的单号", "The channel takes no more tracking numbers for this order");
        };
    }

    static Text why(SettledEffect settled) {
        return Untold.of(settled.words()).map(Untold::text)
            .orElseGet(() -> new Text("平台拒绝物流单号：" + settled.words(), "The channel refused the tracking number: " + settled.words()));
    }

    private void refused(FulfillmentId id, Text why) {
        instances.tell(Message.ChannelAnswered, id, FulfillOrder.PUSH_OUTCOME, "REFUSED", Evidence.variables(fulfillments, id, why));
    }
}
