package dev.wharf.channel.top;

import static dev.wharf.channel.top.TopCalls.PROTOCOL;

import dev.wharf.channel.Capabilities;
import dev.wharf.channel.Capabilities.Level;
import dev.wharf.channel.CarrierMap;
import dev.wharf.channel.ChannelPort;
import dev.wharf.channel.ChannelRefused;
import dev.wharf.channel.PlatformAccounts;
import dev.wharf.channel.ShipmentNotice;
import dev.wharf.channel.Shown;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * 淘宝 TOP: taobao.logistics.offline.send, by order or by lines, one number each. A yes counts once taobao.logistics.orders.get shows our number; "shipped
 * before" counts as done if that is so, and is a refusal else.
 */
@Component
class TopChannel implements ChannelPort {
    private static final Capabilities CAN = new Capabilities(Level.LINE, false, false);

    private final PlatformAccounts accounts;
    private final TopCalls calls;
    private final CarrierMap carriers;

    TopChannel(PlatformAccounts accounts, TopCalls calls, CarrierMap carriers) {
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
        var business = new LinkedHashMap<String, String>();
        business.put("tid", notice.channelOrderNo());
        business.put("out_sid", notice.trackingNumber());
        business.put("company_code", carriers.code(PROTOCOL, notice.carrier()));
        business.put("is_split", notice.whole() ? "0" : "1");
        if (!notice.whole()) business.put("sub_tid", notice.lines().stream().map(ShipmentNotice.Line::lineNo).collect(Collectors.joining(",")));
        try {
            var shipping = calls.call(notice.shop(), "taobao.logistics.offline.send", "logistics_offline_send_response", business).path("shipping");
            if (!shipping.path("is_success").asBoolean()) throw new ChannelRefused("NOT_SHIPPED", "平台没有接受发货 TOP answered is_success=false");
        } catch (TopAnswer.ShippedBefore before) {
            if (Shown.afterPush(() -> findShipment(notice).isPresent())) return;
            throw before;
        }
        if (!Shown.afterPush(() -> findShipment(notice).isPresent())) throw new IllegalStateException("TOP said yes and does not show the number");
    }

    /** Of an order that was split TOP keeps one shipping for each part. */
    @Override
    public Optional<String> findShipment(ShipmentNotice notice) {
        var answer = calls.call(notice.shop(), "taobao.logistics.orders.get", "logistics_orders_get_response", Map.of("fields", "tid,out_sid,sub_tids,status", "tid", notice.channelOrderNo()));
        for (var shipping : answer.path("shippings").path("shipping")) {
            if (shipping.path("out_sid").asText().equals(notice.trackingNumber())) return Optional.of(notice.trackingNumber());
        }
        return Optional.empty();
    }
}
