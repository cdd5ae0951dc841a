package dev.wharf.channel.webhook;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wharf.channel.ChannelPort;
import dev.wharf.channel.ChannelRefused;
import dev.wharf.channel.ListingCodes;
import dev.wharf.channel.StockPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * A shop's own server: the event {@code stock.updated} with up to two hundred listings, each with its version, so that a late call sets nothing back; asked by the
 * event {@code stock.asked} at {@code <address>/stock}. Any channel SKU is a listing.
 */
@Component
class WebhookStock implements StockPort {
    private static final int PER_CALL = 200;
    private static final JsonMapper JSON = new JsonMapper();

    record Event(String type, String timestamp, Object data) { }

    record Listing(String sku, int quantity, long version) { }

    record Told(String shop, List<Listing> listings) { }

    record Asked(String shop, Collection<String> skus) { }

    private final WebhookCalls calls;
    private final Clock clock;

    WebhookStock(WebhookCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public String protocol() {
        return ChannelPort.WEBHOOK;
    }

    @Override
    public boolean names(String channelSku) {
        return true;
    }

    @Override
    public List<List<Quantity>> calls(List<Quantity> due) {
        return ListingCodes.inParts(due, PER_CALL);
    }

    @Override
    public Map<String, ChannelRefused> pushStock(String shop, List<Quantity> call) {
        var endpoint = calls.endpoint(shop);
        var told = new Told(shop, call.stream().map(q -> new Listing(q.listing(), q.units(), q.version())).toList());
        var answer = read(calls.post(endpoint, endpoint.url(), "stock-" + UUID.randomUUID(), new Event("stock.updated", clock.instant().toString(), told)));
        var refused = new HashMap<String, ChannelRefused>();
        for (var one : answer.path("refused")) refused.put(one.path("sku").asText(), new ChannelRefused(one.path("code").asText(), one.path("message").asText()));
        return refused;
    }

    @Override
    public int readsAtOnce() {
        return PER_CALL;
    }

    @Override
    public Map<String, Integer> readStock(String shop, Collection<String> listings) {
        var endpoint = calls.endpoint(shop);
        var quantities = read(calls.post(endpoint, URI.create(endpoint.url() + "/stock"), "stock-" + UUID.randomUUID(),
            new Event("stock.asked", clock.instant().toString(), new Asked(shop, listings)))).path("quantities");
        if (!quantities.isObject()) throw new IllegalStateException("The shop's server answered without quantities");
        return listings.stream().filter(quantities::hasNonNull).collect(toMap(Function.identity(), listing -> quantities.path(listing).asInt()));
    }

    private static JsonNode read(HttpResponse<byte[]> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
