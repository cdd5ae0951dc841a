package dev.wharf.bench.floor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

/** A browser in somebody's hand: its own session, logged in by the page as people are, with the token of the page in each call. */
final class Device {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern META = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

    /** @param status of HTTP. @param text the answer letter by letter */
    record Answer(int status, String text) {
        JsonNode json() {
            try {
                return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("No JSON: " + status + " " + text, e);
            }
        }
    }

    private final HttpClient client;
    private final URI house;
    private String token;

    Device(URI house, Executor executor) {
        this.house = house;
        this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(executor).cookieHandler(new CookieManager()).connectTimeout(Duration.ofSeconds(10)).build();
    }

    Device login(String user, String password, String page) {
        var form = find(TOKEN, get("/login").text());
        var fields = "username=" + user + "&password=" + encoded(password) + "&_csrf=" + encoded(form);
        var answer = send(HttpRequest.newBuilder(house.resolve("/login")).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(fields)));
        if (answer.status() != 302) throw new IllegalStateException("No login for " + user + ": " + answer.status());
        token = find(META, get(page).text());
        return this;
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(house.resolve(path)).GET());
    }

    Answer post(String path, Map<String, ?> body) {
        try {
            return send(HttpRequest.newBuilder(house.resolve(path)).header("Content-Type", "application/json").header("X-CSRF-TOKEN", token)
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String find(Pattern pattern, String page) {
        var matcher = pattern.matcher(page);
        if (!matcher.find()) throw new IllegalStateException("The page has no token");
        return matcher.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
