package dev.wharf.channel.jos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import dev.wharf.effect.HttpCalls;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * 京东 JOS: jingdong.pop.order.shipment, whole orders only, several numbers joined by a bar. A yes counts once jingdong.pop.order.get shows our numbers; a no
 * counts as done if that is so, because JOS has no code of its own for an order that was shipped before.
 */
@Component
class JosChannel implements ChannelPort {
    private static final String PROTOCOL = "jos";
    private static final String SHIP = "jingdong.pop.order.shipment";
    private static final String GET = "jingdong.pop.order.get";
    private static final Capabilities CAN = new Capabilities(Level.ORDER, true, false);
    private static final JsonMapper JSON = new JsonMapper();

    private final PlatformAccounts accounts;
    private final PlatformHttp http;
    private final CarrierMap carriers;
    private final Clock clock;

    JosChannel(PlatformAccounts accounts, PlatformHttp http, CarrierMap carriers, Clock clock) {
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
        var ids = notice.parcels().stream().map(p -> carriers.code(PROTOCOL, p.carrier())).collect(Collectors.joining("|"));
        var answer = call(notice.shop(), SHIP, Map.of("orderId", notice.channelOrderNo(), "logiCoprId", ids, "logiNo", String.join("|", notice.trackingNumbers())));
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
        var order = call(notice.shop(), GET, Map.of("order_id", notice.channelOrderNo(), "optional_fields", "orderId,orderState,waybill,logisticsId"))
            .path("orderDetailInfo").path("orderInfo");
        if (!order.hasNonNull("orderId")) throw new IllegalStateException("JOS answered without the order");
        var kept = List.of(order.path("waybill").asText().split("[|,]"));
        return kept.containsAll(notice.trackingNumbers()) ? Optional.of(notice.trackingNumber()) : Optional.empty();
    }

    /** What is common rides in the address and the business in the form, as in the vendor's SDK; the signature covers both. */
    private JsonNode call(String shop, String method, Map<String, String> business) {
        var account = accounts.need(PROTOCOL, shop);
        var form = Map.of("360buy_param_json", json(business));
        var common = new TreeMap<String, String>();
        common.put("method", method);
        common.put("app_key", account.key());
        common.put("access_token", account.session());
        common.put("timestamp", PlatformClock.text(clock.instant()));
        common.put("v", "2.0");
        var all = new TreeMap<>(common);
        all.putAll(form);
        common.put("sign", JosSign.of(all, account.secret()));
        return JosAnswer.checked(http.postForm(PROTOCOL, URI.create(account.url() + "?" + HttpCalls.form(common)), form), method);
    }

    private static String json(Map<String, String> business) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(business));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts are always JSON", e);
        }
    }
}
