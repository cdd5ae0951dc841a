package dev.wharf.channel.webhook;

import dev.wharf.channel.ChannelRefused;
import dev.wharf.effect.EffectPutOff;
import dev.wharf.effect.EffectRefused;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Hands a shop's own server what it is to do once per key: signed POST on a path below its address, the key as webhook-id; asked by GET on the path and the key. 408, 425 and
 * 5xx are tried again, 429 after a pause, other refusals are final.
 */
@Component
public class ShopCalls {
    private static final int TOO_MANY = 429;

    record Event(String type, String timestamp, Object data) { }

    private final WebhookEndpoints endpoints;
    private final WebhookCalls calls;
    private final Clock clock;

    ShopCalls(WebhookEndpoints endpoints, WebhookCalls calls, Clock clock) {
        this.endpoints = endpoints;
        this.calls = calls;
        this.clock = clock;
    }

    /** Whether the shop has an address. */
    public boolean reaches(String shop) {
        return endpoints.of(shop).isPresent();
    }

    /**
     * A second call with the same key changes nothing.
     *
     * @param path  begins with a slash
     * @param pause how long the shop is left alone after it said that it takes no more for now
     * @throws EffectRefused with the shop's words if it says no, for good, or has no address
     * @throws EffectPutOff  if it takes no more for now
     */
    public void hand(String shop, String path, String key, String type, Object data, Duration pause) {
        try {
            var answer = send(shop, "POST", path, key, WebhookCalls.json(new Event(type, clock.instant().toString(), data)));
            if (answer.statusCode() == TOO_MANY) throw putOff(pause);
            if (answer.statusCode() / 100 != 2) WebhookCalls.refuseOrFail(answer);
        } catch (ChannelRefused no) {
            throw new EffectRefused(no.code(), no.getMessage());
        }
    }

    /**
     * @param pause as for {@link #hand}
     * @return whether the shop has what was handed over with this key
     * @throws EffectRefused if the shop has no address: whether it has it stays open
     * @throws EffectPutOff  if it takes no more for now
     */
    public boolean knows(String shop, String path, String key, Duration pause) {
        try {
            int status = send(shop, "GET", path + "/" + URLEncoder.encode(key, StandardCharsets.UTF_8), key, new byte[0]).statusCode();
            if (status == TOO_MANY) throw putOff(pause);
            if (status != 200 && status != 404) throw new IllegalStateException("Status " + status + " when asked for " + key);
            return status == 200;
        } catch (ChannelRefused no) {
            throw new EffectRefused(no.code(), no.getMessage());
        }
    }

    private static EffectPutOff putOff(Duration pause) {
        return new EffectPutOff(pause, "The shop's server takes no more calls for now");
    }

    private HttpResponse<byte[]> send(String shop, String method, String path, String key, byte[] body) {
        var endpoint = calls.endpoint(shop);
        return calls.send(endpoint, method, URI.create(endpoint.url() + path), key, body);
    }
}
