package dev.wharf.sync;

import dev.wharf.channel.ChannelPort;
import dev.wharf.channel.Channels;
import dev.wharf.channel.ShipmentNotice;
import dev.wharf.common.Text;
import dev.wharf.effect.Answer;
import dev.wharf.effect.Effect;
import dev.wharf.effect.EffectHandler;
import dev.wharf.effect.SettledEffect;
import dev.wharf.order.OrderLog;
import dev.wharf.process.Lane;
import dev.wharf.sync.EarlyStand.Stand;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells channels that what they were told of a parcel before it left is taken back. */
@Component
class WithdrawShipment implements EffectHandler<WithdrawShipment.Withdrawal> {
    static final String KIND = "WITHDRAW_SHIPMENT";

    record Withdrawal(ChannelPort port, ShipmentNotice notice) { }

    private final EarlyReader reader;
    private final EarlyNotices early;
    private final EarlyEnd end;
    private final Channels channels;
    private final OrderLog log;
    private final Clock clock;

    WithdrawShipment(EarlyReader reader, EarlyNotices early, EarlyEnd end, Channels channels, OrderLog log, Clock clock) {
        this.reader = reader;
        this.early = early;
        this.end = end;
        this.channels = channels;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<Effect, Withdrawal> read(Collection<Effect> effects) {
        Lane.current().join(effects.stream().map(Effect::fulfillment).toList());
        var read = new HashMap<Effect, Withdrawal>();
        reader.read(effects, e -> clock.instant()).forEach((effect, told) -> read.put(effect, new Withdrawal(channels.of(told.shop()), told.notice())));
        return read;
    }

    @Override
    public Answer call(Effect effect, Withdrawal withdrawal) {
        return PushShipment.orEffect(() -> {
            withdrawal.port().withdrawShipment(withdrawal.notice());
            return Answer.EMPTY;
        });
    }

    /** Taking back twice is the same as once, so there is nothing to ask. */
    @Override
    public Optional<Answer> ask(Effect effect, Withdrawal withdrawal) {
        return Optional.empty();
    }

    @Override
    public void settled(List<SettledEffect> lane) {
        SettledEffect.byFulfillment(lane).forEach((id, settled) -> {
            settled.forEach(this::write);
            var now = early.anew(id).orElseThrow();
            if (now.stand() != Stand.WITHDRAWING) return;
            end.withdrawn(now, settled.stream().filter(SettledEffect::done).map(s -> s.effect().key()).toList(), why(settled));
        });
    }

    private void write(SettledEffect settled) {
        var id = settled.effect().fulfillment();
        if (settled.done()) log.happened(id, "CHANNEL_WITHDRAWN", new Text("已通知平台撤回物流单号", "The channel was told that the tracking number is taken back"));
        else log.happened(id, "CHANNEL_NOT_WITHDRAWN", refusal(settled));
    }

    private static Text refusal(SettledEffect settled) {
        return new Text("平台未撤回物流单号：" + settled.words(), "The channel did not take back the tracking number: " + settled.words());
    }

    private static Text why(List<SettledEffect> settled) {
        return settled.stream().filter(s -> !s.done()).findFirst().map(WithdrawShipment::refusal).orElse(new Text("平台未撤回其中一个物流单号", "The channel did not take back one of the tracking numbers"));
    }
}
