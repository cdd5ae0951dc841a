package dev.wharf.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wharf.effect.HttpCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Posts to platforms and reads JSON. Never follows a redirect; texts of errors name the status only, because addresses carry tokens. */
@Component
public class PlatformHttp {
    private static final JsonMapper JSON = new JsonMapper();

    private final PlatformSettings settings;
    private final Map<String, HttpClient> clients;

    PlatformHttp(PlatformSettings settings) {
        this.settings = settings;
        this.clients = java.util.stream.Stream.of("top", "jos", "doudian").collect(Collectors.toUnmodifiableMap(p -> p,
            p -> HttpClient.newBuilder().connectTimeout(settings.of(p).connectTimeout()).followRedirects(HttpClient.Redirect.NEVER).build()));
    }

    /** @throws RuntimeException if there is no readable answer: it may have been done */
    public JsonNode postForm(String protocol, URI url, Map<String, String> form) {
        return post(protocol, url, "application/x-www-form-urlencoded;charset=utf-8", HttpCalls.form(form));
    }

    /** @throws RuntimeException if there is no readable answer: it may have been done */
    public JsonNode postJson(String protocol, URI url, String json) {
        return post(protocol, url, "application/json;charset=utf-8", json);
    }

    private JsonNode post(String protocol, URI url, String type, String body) {
        var request = HttpRequest.newBuilder(url).timeout(settings.of(protocol).answerTimeout()).header("content-type", type)
            .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8)).build();
        var answer = HttpCalls.send(clients.get(protocol), request);
        if (answer.statusCode() != 200) throw new IllegalStateException("Status " + answer.statusCode());
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
