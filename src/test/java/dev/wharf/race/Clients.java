package dev.wharf.race;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Whoever sends orders: a call that a dead node cuts off is sent again, letter by letter the same, to the other one. */
final class Clients {
    /** Of every demo user: the default of setting {@code wharf.demo.password}. */
    private static final String PASSWORD = "try-wharf-2026";
    private static final long GIVE_UP_AFTER = TimeUnit.MINUTES.toNanos(5);

    record Answer(int status, JsonNode body) { }

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
    private final URI[] nodes;
    private final AtomicInteger repeated = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();

    Clients(URI... nodes) {
        this.nodes = nodes;
    }

    /** Calls that were cut off, or found nobody, and went to the other node. */
    int repeated() {
        return repeated.get();
    }

    /** Calls that a node refused with 503, done again there. */
    int busy() {
        return busy.get();
    }

    /** @param node which of them is asked first */
    Answer send(int node, String user, String method, String path, String body) throws InterruptedException, IOException {
        long begin = System.nanoTime();
        for (int turn = node; ; ) {
            try {
                var answer = http.send(request(nodes[turn % nodes.length].resolve(path), user, method, body), BodyHandlers.ofByteArray());
                if (answer.statusCode() != 503) return new Answer(answer.statusCode(), json.readTree(answer.body()));
                busy.incrementAndGet();
            } catch (IOException cutOff) {
                if (System.nanoTime() - begin > GIVE_UP_AFTER) throw cutOff;
                repeated.incrementAndGet();
                turn++;
            }
            if (System.nanoTime() - begin > GIVE_UP_AFTER) throw new IOException(method + " " + path + " was refused for too long");
        }
    }

    private static HttpRequest request(URI address, String user, String method, String body) {
        return HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(60))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8)))
            .header("Accept", "application/json, application/problem+json").header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)).build();
    }
}
