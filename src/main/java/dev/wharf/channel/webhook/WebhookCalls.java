package dev.wharf.channel.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wharf.channel.ChannelRefused;
import dev.wharf.common.Cut;
import dev.wharf.effect.HttpCalls;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Signed calls of shops' own servers. */
@Component
class WebhookCalls {
    private static final Set<Integer> LATER = Set.of(408, 425, 429);
    /** Longer words are cut: they go into a task for a person. */
    private static final int MOST_WORDS = 300;
    private static final JsonMapper JSON = new JsonMapper();

    private final WebhookEndpoints endpoints;
    private final WebhookSettings settings;
    private final Clock clock;
    private final HttpClient http;

    WebhookCalls(WebhookEndpoints endpoints, WebhookSettings settings, Clock clock) {
        this.endpoints = endpoints;
        this.settings = settings;
        this.clock = clock;
        this.http = HttpClient.newBuilder().connectTimeout(settings.connectTimeout()).followRedirects(HttpClient.Redirect.NEVER).build();
    }

    /** @throws ChannelRefused if the shop has none */
    WebhookEndpoints.Endpoint endpoint(String shop) {
        return endpoints.of(shop).orElseThrow(() -> new ChannelRefused("NO_WEBHOOK",
            "店铺 " + shop + " 没有回传地址，请设置 wharf.channel.webhook.shops。 Shop " + shop + " has no address; set wharf.channel.webhook.shops."));
    }

    /**
     * Posts an event as JSON.
     *
     * @param id the receiver recognises a second call by it
     * @throws ChannelRefused   with the receiver's words if it says no, for good
     * @throws RuntimeException if there is no clear answer: it may have been done
     */
    HttpResponse<byte[]> post(WebhookEndpoints.Endpoint endpoint, URI url, String id, Object event) {
        var answer = send(endpoint, "POST", url, id, json(event));
        if (answer.statusCode() / 100 != 2) refuseOrFail(answer);
        return answer;
    }

    HttpResponse<byte[]> send(WebhookEndpoints.Endpoint endpoint, String method, URI url, String id, byte[] body) {
        var now = clock.instant();
        var request = HttpRequest.newBuilder(url).timeout(settings.answerTimeout()).method(method, BodyPublishers.ofByteArray(body))
            .header("content-type", "application/json").header(WebhookSecret.ID, id).header(WebhookSecret.TIMESTAMP, Long.toString(now.getEpochSecond()))
            .header(WebhookSecret.SIGNATURE, endpoint.secret().sign(id, now, body)).build();
        return HttpCalls.send(http, request);
    }

    static void refuseOrFail(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (status >= 500 || LATER.contains(status)) throw new IllegalStateException("Status " + status);
        throw new ChannelRefused("HTTP " + status, Cut.words(words(answer.body()), MOST_WORDS));
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

    static byte[] json(Object event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event is always JSON", e);
        }
    }
}
