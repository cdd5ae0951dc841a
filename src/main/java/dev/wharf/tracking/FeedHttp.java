package dev.wharf.tracking;

import dev.wharf.effect.HttpCalls;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Sends a form to a feed. Says nothing of what it sent when that fails: it holds keys. */
@Component
public class FeedHttp {
    /** Together below half of wharf.effect.longest-call. */
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(8);
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER).build();

    /** @return the body of an answer with status 200 @throws RuntimeException if there was none: it may have been done */
    public byte[] post(URI url, Map<String, String> fields) {
        var request = HttpRequest.newBuilder(url).timeout(ANSWER).header("content-type", "application/x-www-form-urlencoded; charset=UTF-8")
            .POST(BodyPublishers.ofString(HttpCalls.form(fields))).build();
        var answer = HttpCalls.send(http, request);
        if (answer.statusCode() != OK) throw new IllegalStateException("Status " + answer.statusCode());
        return answer.body();
    }
}
