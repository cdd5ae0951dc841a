package dev.wharf.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wharf.channel.webhook.WebhookEndpoints;
import dev.wharf.channel.webhook.WebhookSecret;
import dev.wharf.effect.EffectPutOff;
import dev.wharf.effect.EffectRefused;
import dev.wharf.effect.HttpCalls;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Hands messages to the shop's own server, which knows the buyer by the order's number: signed POST on {@code <address>/messages}, the key as webhook-id; asked by GET on
 * {@code <address>/messages/<key>}. 408, 425 and 5xx are tried again, 429 after a pause, other refusals are final.
 */
@Component
class WebhookMessages implements BuyerChannel {
    private static final Set<Integer> AGAIN = Set.of(408, 425);
    private static final int TOO_MANY = 429;
    /** Longer words are cut: they are shown on the order. */
    private static final int MOST_WORDS = 300;
    private static final JsonMapper JSON = new JsonMapper();

    record Event(String type, String timestamp, Data data) { }

    record Data(String key, String shop, String orderNo, String zh, String en) { }

    private final WebhookEndpoints endpoints;
    private final MessageSettings settings;
    private final Clock clock;
    private final HttpClient http;

    WebhookMessages(WebhookEndpoints endpoints, MessageSettings settings, Clock clock) {
        this.endpoints = endpoints;
        this.settings = settings;
        this.clock = clock;
        this.http = HttpClient.newBuilder().connectTimeout(settings.connectTimeout()).followRedirects(HttpClient.Redirect.NEVER).build();
    }

    @Override
    public void send(Letter letter) {
        var event = new Event("buyer.message", clock.instant().toString(), new Data(letter.key(), letter.shop(), letter.channelOrderNo(), letter.words().zh(), letter.words().en()));
        var answer = call(letter, "POST", "/messages", json(event));
        int status = answer.statusCode();
        if (status / 100 == 2) return;
        if (status == TOO_MANY) throw new EffectPutOff(settings.pause(), "The shop's server takes no more messages for now");
        if (status >= 500 || AGAIN.contains(status)) throw new IllegalStateException("Status " + status);
        var words = words(answer.body());
        throw new EffectRefused("HTTP " + status, words.length() <= MOST_WORDS ? words : words.substring(0, MOST_WORDS) + "…");
    }

    @Override
    public boolean knows(Letter letter) {
        int status = call(letter, "GET", "/messages/" + URLEncoder.encode(letter.key(), StandardCharsets.UTF_8), new byte[0]).statusCode();
        if (status != 200 && status != 404) throw new IllegalStateException("Status " + status + " when asked for message " + letter.key());
        return status == 200;
    }

    private HttpResponse<byte[]> call(Letter letter, String method, String path, byte[] body) {
        var endpoint = endpoints.of(letter.shop()).orElseThrow(() -> new EffectRefused("NO_WEBHOOK",
            "店铺没有回传地址，请设置 wharf.channel.webhook.shops。 The shop has no address; set wharf.channel.webhook.shops."));
        var now = clock.instant();
        return HttpCalls.send(http, HttpRequest.newBuilder(URI.create(endpoint.url() + path)).timeout(settings.answerTimeout()).method(method, BodyPublishers.ofByteArray(body))
            .header("content-type", "application/json").header(WebhookSecret.ID, letter.key()).header(WebhookSecret.TIMESTAMP, Long.toString(now.getEpochSecond()))
            .header(WebhookSecret.SIGNATURE, endpoint.secret().sign(letter.key(), now, body)).build());
    }

    /** The message of an answer in JSON; else the answer as it stands. */
    static String words(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8).strip();
        try {
            var message = JSON.readTree(text).path("message").asText().strip();
            return message.isEmpty() ? text : message;
        } catch (JsonProcessingException noJson) {
            return text;
        }
    }

    private static byte[] json(Event event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A message is always JSON", e);
        }
    }
}
