package dev.wharf.channel.webhook;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wharf.channel.Capabilities;
import dev.wharf.channel.ChannelPort;
import dev.wharf.channel.ChannelRefused;
import dev.wharf.channel.ShipmentNotice;
import dev.wharf.effect.HttpCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Tells a shop of its own by signed webhook: POST to its address, the notice's key as webhook-id; asked by GET on
 * {@code <address>/shipments/<key>}. Statuses 408, 425, 429 and 5xx are tried again, other refusals are final.
 */
@Component
class WebhookChannel implements ChannelPort {
    private static final Set<Integer> LATER = Set.of(408, 425, 429);
    /** Longer words are cut: they go into a task for a person. */
    private static final int MOST_WORDS = 300;
    private static final JsonMapper JSON = new JsonMapper();

    record Event(String type, String timestamp, Data data) { }

    /** @param parcels all that the notice names; carrier and trackingNumber are those of the first */
    record Data(String key, String shop, String orderNo, String carrier, String trackingNumber, String shippedAt, List<ShipmentNotice.Line> lines,
                List<ShipmentNotice.Parcel> parcels) { }

    record Known(@JsonProperty("trackingNumber") String trackingNumber) { }

    private final WebhookEndpoints endpoints;
    private final WebhookSettings settings;
    private final Clock clock;
    private final HttpClient http;

    WebhookChannel(WebhookEndpoints endpoints, WebhookSettings settings, Clock clock) {
        this.endpoints = endpoints;
        this.settings = settings;
        this.clock = clock;
        this.http = HttpClient.newBuilder().connectTimeout(settings.connectTimeout()).followRedirects(HttpClient.Redirect.NEVER).build();
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
        var endpoint = endpoint(notice.shop());
        var event = new Event(notice.change() ? "shipment.updated" : "shipment.created", clock.instant().toString(), new Data(notice.key(), notice.shop(), notice.channelOrderNo(), notice.carrier(),
            notice.trackingNumber(), notice.shippedAt().toString(), notice.lines(), notice.parcels()));
        var answer = send(endpoint, "POST", endpoint.url(), notice.key(), json(event));
        if (answer.statusCode() / 100 != 2) refuseOrFail(answer);
    }

    @Override
    public Optional<String> findShipment(ShipmentNotice notice) {
        var endpoint = endpoint(notice.shop());
        var key = notice.key();
        var url = URI.create(endpoint.url() + "/shipments/" + URLEncoder.encode(key, StandardCharsets.UTF_8));
        var answer = send(endpoint, "GET", url, key, new byte[0]);
        if (answer.statusCode() == 404) return Optional.empty();
        if (answer.statusCode() != 200) throw new IllegalStateException("Status " + answer.statusCode() + " when asked for shipment " + key);
        try {
            return Optional.of(JSON.readValue(answer.body(), Known.class).trackingNumber());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private WebhookEndpoints.Endpoint endpoint(String shop) {
        return endpoints.of(shop).orElseThrow(() -> new ChannelRefused("NO_WEBHOOK",
            "店铺 " + shop + " 没有回传地址，请设置 wharf.channel.webhook.shops。 Shop " + shop + " has no address; set wharf.channel.webhook.shops."));
    }

    private HttpResponse<byte[]> send(WebhookEndpoints.Endpoint endpoint, String method, URI url, String id, byte[] body) {
        var now = clock.instant();
        var request = HttpRequest.newBuilder(url).timeout(settings.answerTimeout()).method(method, BodyPublishers.ofByteArray(body))
            .header("content-type", "application/json").header(WebhookSecret.ID, id).header(WebhookSecret.TIMESTAMP, Long.toString(now.getEpochSecond()))
            .header(WebhookSecret.SIGNATURE, endpoint.secret().sign(id, now, body)).build();
        return HttpCalls.send(http, request);
    }

    private static void refuseOrFail(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (status >= 500 || LATER.contains(status)) throw new IllegalStateException("Status " + status);
        var words = new String(answer.body(), StandardCharsets.UTF_8).strip();
        throw new ChannelRefused("HTTP " + status, words.length() <= MOST_WORDS ? words : words.substring(0, MOST_WORDS) + "…");
    }

    private static byte[] json(Event event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A notice is always JSON", e);
        }
    }
}
