package dev.wharf.sync;

import dev.wharf.channel.Capabilities.Level;
import dev.wharf.channel.Channels;
import dev.wharf.channel.ShipmentNotice;
import dev.wharf.common.FulfillmentId;
import dev.wharf.effect.EffectLedger;
import dev.wharf.order.Fulfillments;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.sync.ChannelNotices.Notice;
import dev.wharf.sync.ChannelNotices.State;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What a channel was told of parcels that have left since: it stays true whatever becomes of the others, and is neither taken back nor told again. That holds only where units are counted; elsewhere
 * one notice speaks for several parcels. Call inside a lane.
 */
@Component
class EarlyKept {
    private final ChannelNotices notices;
    private final Parcels parcels;
    private final Fulfillments fulfillments;
    private final Channels channels;
    private final EffectLedger effects;

    EarlyKept(ChannelNotices notices, Parcels parcels, Fulfillments fulfillments, Channels channels, EffectLedger effects) {
        this.notices = notices;
        this.parcels = parcels;
        this.fulfillments = fulfillments;
        this.channels = channels;
        this.effects = effects;
    }

    /** Of any round; without those that were asked to be taken back, of which nobody knows what became. */
    List<Notice> of(FulfillmentId id) {
        var left = left(id).stream().map(p -> new ShipmentNotice.Parcel(p.carrier(), p.trackingNumber())).collect(Collectors.toSet());
        if (left.isEmpty() || !countsUnits(id)) return List.of();
        var takenBack = effects.standings(WithdrawShipment.KIND, id).keySet();
        return notices.ofFulfillment(id).stream().filter(n -> n.state() == State.TOLD && NoticeKey.isEarly(n.key()) && !takenBack.contains(n.key()))
            .filter(n -> !n.content().parcels().isEmpty() && left.containsAll(n.content().parcels())).toList();
    }

    /** One of its parcels has left, and what was told of it cannot be told apart from the others. */
    boolean inseparable(FulfillmentId id) {
        return !left(id).isEmpty() && !countsUnits(id);
    }

    private List<Parcel> left(FulfillmentId id) {
        return parcels.live(id).stream().filter(p -> p.state() == Parcel.State.HANDED_OVER).toList();
    }

    private boolean countsUnits(FulfillmentId id) {
        return channels.can(fulfillments.get(id).shop()).level() == Level.QUANTITY;
    }
}
