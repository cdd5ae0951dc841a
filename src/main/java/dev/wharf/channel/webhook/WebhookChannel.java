package dev.wharf.channel.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wharf.channel.Capabilities;
import dev.wharf.channel.ChannelPort;
import dev.wharf.channel.ShipmentNotice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tells a shop of its own by signed webhook: POST to its address, the notice's key as webhook-id; asked by GET on
 * {@code <address>/shipments/<key>}. Statuses 408, 425, 429 and 5xx are tried again, other refusals are final.
 */
@Component
class WebhookChannel implements ChannelPort {
    private static final JsonMapper JSON = new JsonMapper();

    record Event(String type, String timestamp, Data data) { }

    /** @param parcels all that the notice names; carrier and trackingNumber are those of the first */
    record Data(String key, String shop, String orderNo, String carrier, String trackingNumber, String shippedAt, List<ShipmentNotice.Line> lines,
                List<ShipmentNotice.Parcel> parcels) { }

    record Known(@JsonProperty("trackingNumber") String trackingNumber) { }

    private final WebhookEndpoints endpoints;
    private final WebhookCalls calls;
    private final Clock clock;

    WebhookChannel(WebhookEndpoints endpoints, WebhookCalls calls, Clock clock) {
        this.endpoints = endpoints;
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public String protocol() {
        return WEBHOOK;
    }

    @Override
    public boolean serves(String shop) {
        return endpoints.of(shop).isPresent();
    }

    @Override
    public Capabilities can(String shop) {
        return endpoints.of(shop).map(WebhookEndpoints.Endpoint::can).orElse(Capabilities.EXACT);
    }

    @Override
    public void pushShipment(ShipmentNotice notice) {
        var endpoint = calls.endpoint(notice.shop());
        calls.post(endpoint, endpoint.url(), notice.key(), event(notice.change() ? "shipment.updated" : "shipment.created", notice));
    }

    /** An event of its own, with an id of its own: a receiver drops what comes twice. */
    @Override
    public void withdrawShipment(ShipmentNotice notice) {
        var endpoint = calls.endpoint(notice.shop());
        calls.post(endpoint, endpoint.url(), notice.key() + ".cancelled", event("shipment.cancelled", notice));
    }

    private Event event(String type, ShipmentNotice notice) {
        return new Event(type, clock.instant().toString(), new Data(notice.key(), notice.shop(), notice.channelOrderNo(), notice.carrier(), notice.trackingNumber(),
            notice.shippedAt().toString(), notice.lines(), notice.parcels()));
    }

    @Override
    public Optional<String> findShipment(ShipmentNotice notice) {
        var endpoint = calls.endpoint(notice.shop());
        var key = notice.key();
        var url = URI.create(endpoint.url() + "/shipments/" + URLEncoder.encode(key, StandardCharsets.UTF_8));
        var answer = calls.send(endpoint, "GET", url, key, new byte[0]);
        if (answer.statusCode() == 404) return Optional.empty();
        if (answer.statusCode() != 200) throw new IllegalStateException("Status " + answer.statusCode() + " when asked for shipment " + key);
        try {
            return Optional.of(JSON.readValue(answer.body(), Known.class).trackingNumber());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
