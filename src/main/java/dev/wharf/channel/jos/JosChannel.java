package dev.wharf.channel.jos;

import static dev.wharf.channel.jos.JosCalls.PROTOCOL;

import dev.wharf.channel.Capabilities;
import dev.wharf.channel.Capabilities.Level;
import dev.wharf.channel.CarrierMap;
import dev.wharf.channel.ChannelPort;
import dev.wharf.channel.ChannelRefused;
import dev.wharf.channel.PlatformAccounts;
import dev.wharf.channel.ShipmentNotice;
import dev.wharf.channel.Shown;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * 京东 JOS: jingdong.pop.order.shipment, whole orders only, several numbers joined by a bar. A yes counts once jingdong.pop.order.get shows our numbers; a no
 * counts as done if that is so, because JOS has no code of its own for an order that was shipped before.
 */
@Component
class JosChannel implements ChannelPort {
    private static final String SHIP = "jingdong.pop.order.shipment";
    private static final String GET = "jingdong.pop.order.get";
    private static final Capabilities CAN = new Capabilities(Level.ORDER, true, false);

    private final PlatformAccounts accounts;
    private final JosCalls calls;
    private final CarrierMap carriers;

    JosChannel(PlatformAccounts accounts, JosCalls calls, CarrierMap carriers) {
        this.accounts = accounts;
        this.calls = calls;
        this.carriers = carriers;
    }

    @Override
    public String protocol() {
        return PROTOCOL;
    }

    @Override
    public boolean serves(String shop) {
        return accounts.of(PROTOCOL, shop).isPresent();
    }

    @Override
    public Capabilities can(String shop) {
        return CAN;
    }

    @Override
    public void pushShipment(ShipmentNotice notice) {
        var ids = notice.parcels().stream().map(p -> carriers.code(PROTOCOL, p.carrier())).collect(Collectors.joining("|"));
        var answer = calls.call(notice.shop(), SHIP, Map.of("orderId", notice.channelOrderNo(), "logiCoprId", ids, "logiNo", String.join("|", notice.trackingNumbers())));
        try {
            JosAnswer.shipped(answer.path("sopjosshipment_result"));
        } catch (ChannelRefused refused) {
            if (Shown.afterPush(() -> findShipment(notice).isPresent())) return;
            throw refused;
        }
        if (!Shown.afterPush(() -> findShipment(notice).isPresent())) throw new IllegalStateException("JOS said yes and does not show the numbers");
    }

    @Override
    public Optional<String> findShipment(ShipmentNotice notice) {
        var order = calls.call(notice.shop(), GET, Map.of("order_id", notice.channelOrderNo(), "optional_fields", "orderId,orderState,waybill,logisticsId"))
            .path("orderDetailInfo").path("orderInfo");
        if (!order.hasNonNull("orderId")) throw new IllegalStateException("JOS answered without the order");
        var kept = List.of(order.path("waybill").asText().split("[|,]"));
        return kept.containsAll(notice.trackingNumbers()) ? Optional.of(notice.trackingNumber()) : Optional.empty();
    }
}
