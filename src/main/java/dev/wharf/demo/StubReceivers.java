package dev.wharf.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wharf.channel.webhook.WebhookSecret;
import dev.wharf.common.Refusal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Systems that are told of events, any name one of them: which secret each trusts, and what it took, in memory. */
@Component
@Profile({"demo", "test"})
public class StubReceivers {
    /** Anybody may bring a secret; no demo needs more names than this. */
    static final int MOST_NAMES = 500;
    /** A demo that runs for weeks must not fill the memory. */
    private static final int MOST_KEPT = 10_000;

    /** @param first false if it was taken before under the same id */
    public record Taken(String id, boolean first, JsonNode event) { }

    private final Map<String, WebhookSecret> secrets = new ConcurrentHashMap<>();
    private final Map<String, List<Taken>> taken = new ConcurrentHashMap<>();
    private final Map<String, Function<String, ResponseEntity<String>>> moods = new ConcurrentHashMap<>();
    private final Environment environment;

    StubReceivers(Environment environment) {
        this.environment = environment;
    }

    /** Where this one listens; known only once the application does. */
    public URI url(String name) {
        var port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return URI.create("http://127.0.0.1:" + port + "/demo/receiver/" + name);
    }

    /** @throws Refusal CONFLICT if there are too many names; one that is known may get another secret */
    public synchronized void trust(String name, String secret) {
        if (!secrets.containsKey(name) && secrets.size() >= MOST_NAMES) {
            throw Refusal.conflict("TOO_MANY_RECEIVERS", "The demo keeps the secrets of " + MOST_NAMES + " receivers until its next start; use the name of one of them.");
        }
        secrets.put(name, WebhookSecret.parse(secret));
    }

    /** @param answer to a genuine event by its id, instead of taking it; null to take it */
    public void mood(String name, Function<String, ResponseEntity<String>> answer) {
        moods.put(name, answer);
    }

    /** In the order they came. */
    public List<Taken> taken(String name) {
        return List.copyOf(taken.getOrDefault(name, List.of()));
    }

    /** @return null if this one was given no secret */
    WebhookSecret secret(String name) {
        return secrets.get(name);
    }

    /** @return null to take it */
    ResponseEntity<String> moodFor(String name, String id) {
        return moods.getOrDefault(name, any -> null).apply(id);
    }

    void take(String name, String id, JsonNode event) {
        var all = taken.computeIfAbsent(name, n -> new CopyOnWriteArrayList<>());
        if (all.size() < MOST_KEPT) all.add(new Taken(id, all.stream().noneMatch(t -> t.id().equals(id)), event));
    }
}
