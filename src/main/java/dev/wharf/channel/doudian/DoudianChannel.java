package dev.wharf.channel.doudian;

import static dev.wharf.channel.doudian.DoudianCalls.PROTOCOL;

import dev.wharf.channel.Capabilities;
import dev.wharf.channel.CarrierMap;
import dev.wharf.channel.ChannelPort;
import dev.wharf.channel.PlatformAccounts;
import dev.wharf.channel.ShipmentNotice;
import dev.wharf.channel.Shown;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * 抖店: order.logisticsAdd for a whole order, order.logisticsAddSinglePack for some units of its lines, with our key as its request number. A yes counts once
 * order.orderDetail shows our number; "shipped before" counts as done if that is so, and is a refusal else.
 */
@Component
class DoudianChannel implements ChannelPort {
    private final PlatformAccounts accounts;
    private final DoudianCalls calls;
    private final CarrierMap carriers;

    DoudianChannel(PlatformAccounts accounts, DoudianCalls calls, CarrierMap carriers) {
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
        return Capabilities.EXACT;
    }

    @Override
    public void pushShipment(ShipmentNotice notice) {
        var parameters = new TreeMap<String, Object>();
        parameters.put("company_code", carriers.code(PROTOCOL, notice.carrier()));
        parameters.put("logistics_code", notice.trackingNumber());
        parameters.put("is_reject_refund", false);
        if (notice.whole()) {
            parameters.put("order_id", notice.channelOrderNo());
        } else {
            parameters.put("order_id_list", List.of(notice.channelOrderNo()));
            parameters.put("request_id", notice.key());
            parameters.put("shipped_order_info", notice.lines().stream()
                .map(l -> new TreeMap<String, Object>(Map.of("shipped_num", l.quantity(), "shipped_order_id", l.lineNo()))).toList());
        }
        try {
            calls.call(notice.shop(), notice.whole() ? "order.logisticsAdd" : "order.logisticsAddSinglePack", parameters);
        } catch (DoudianAnswer.ShippedBefore before) {
            if (Shown.afterPush(() -> findShipment(notice).isPresent())) return;
            throw before;
        }
        if (!Shown.afterPush(() -> findShipment(notice).isPresent())) throw new IllegalStateException("抖店 said yes and does not show the number");
    }

    @Override
    public Optional<String> findShipment(ShipmentNotice notice) {
        var detail = calls.call(notice.shop(), "order.orderDetail", new TreeMap<>(Map.of("shop_order_id", notice.channelOrderNo())));
        if (!detail.hasNonNull("shop_order_detail")) throw new IllegalStateException("抖店 answered without the order");
        for (var parcel : detail.path("shop_order_detail").path("logistics_info")) {
            if (parcel.path("tracking_no").asText().equals(notice.trackingNumber())) return Optional.of(notice.trackingNumber());
        }
        return Optional.empty();
    }
}
