package dev.wharf.effect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** What calls to the outside share. */
public final class HttpCalls {
    /** Of an answer, in bytes. The longest we know, an order with all its parcels, has some ten thousand. */
    static final int MOST = 1024 * 1024;

    private HttpCalls() { }

    /**
     * The request's own timeout ends the whole call: connecting, the answer's head and all of its body. The client's ends with the head, and
     * a body that never comes would keep a thread for good.
     *
     * @param request with a timeout
     * @return an answer of at most {@value #MOST} bytes
     * @throws RuntimeException if there was no whole answer: it may have been done
     */
    public static HttpResponse<byte[]> send(HttpClient http, HttpRequest request) {
        var most = request.timeout().orElseThrow(() -> new IllegalArgumentException("A call without a timeout could wait for ever"));
        var answer = http.sendAsync(request, head -> new LimitedBody(MOST));
        try {
            return answer.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException noAnswer) throw new UncheckedIOException(noAnswer);
            throw new IllegalStateException("No answer", e.getCause());
        } catch (TimeoutException e) {
            throw new UncheckedIOException(new HttpTimeoutException("No whole answer within " + most.toMillis() + " ms"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for an answer", e);
        } finally {
            answer.cancel(true);
        }
    }

    /** As {@code application/x-www-form-urlencoded}, in the order of the map. */
    public static String form(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue())).collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
