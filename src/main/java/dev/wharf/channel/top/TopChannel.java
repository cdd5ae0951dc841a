package dev.wharf.channel.top;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wharf.channel.Capabilities;
import dev.wharf.channel.Capabilities.Level;
import dev.wharf.channel.CarrierMap;
import dev.wharf.channel.ChannelPort;
import dev.wharf.channel.ChannelRefused;
import dev.wharf.channel.PlatformAccounts;
import dev.wharf.channel.PlatformClock;
import dev.wharf.channel.PlatformHttp;
import dev.wharf.channel.ShipmentNotice;
import dev.wharf.channel.Shown;
import java.time.Clock;
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
    private static final String PROTOCOL = "top";
    private static final Capabilities CAN = new Capabilities(Level.LINE, false, false);

    private final PlatformAccounts accounts;
    private final PlatformHttp http;
    private final CarrierMap carriers;
    private final Clock clock;

    TopChannel(PlatformAccounts accounts, PlatformHttp http, CarrierMap carriers, Clock clock) {
        this.accounts = accounts;
        this.http = http;
        this.carriers = carriers;
        this.clock = clock;
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
            var shipping = result(call(notice.shop(), "taobao.logistics.offline.send", business), "logistics_offline_send_response").path("shipping");
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
        var answer = call(notice.shop(), "taobao.logistics.orders.get", Map.of("fields", "tid,out_sid,sub_tids,status", "tid", notice.channelOrderNo()));
        for (var shipping : result(answer, "logistics_orders_get_response").path("shippings").path("shipping")) {
            if (shipping.path("out_sid").asText().equals(notice.trackingNumber())) return Optional.of(notice.trackingNumber());
        }
        return Optional.empty();
    }

    private static JsonNode result(JsonNode answer, String name) {
        if (!answer.hasNonNull(name)) throw new IllegalStateException("TOP answered without a result");
        return answer.path(name);
    }

    private JsonNode call(String shop, String method, Map<String, String> business) {
        var account = accounts.need(PROTOCOL, shop);
        var all = new LinkedHashMap<>(business);
        all.put("method", method);
        all.put("app_key", account.key());
        all.put("session", account.session());
        all.put("timestamp", PlatformClock.text(clock.instant()));
        all.put("format", "json");
        all.put("v", "2.0");
        all.put("sign_method", "hmac-sha256");
        all.put("sign", TopSign.of(all, account.secret()));
        return TopAnswer.checked(http.postForm(PROTOCOL, account.url(), all));
    }
}
