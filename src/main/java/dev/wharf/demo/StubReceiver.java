package dev.wharf.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wharf.channel.webhook.WebhookSecret;
import dev.wharf.demo.StubFaults.Side;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Systems that are told of events, any name one of them. Each verifies signature and time on the raw bytes as the libraries of Standard Webhooks do, with the secret it was
 * given ({@code PUT /demo/receiver/{name}/secret}), and remembers what it took in memory.
 */
@RestController
@RequestMapping("/demo/receiver/{name}")
@Profile({"demo", "test"})
public class StubReceiver {
    private static final JsonMapper JSON = new JsonMapper();
    /** A demo that runs for weeks must not fill the memory. */
    private static final int MOST_KEPT = 10_000;

    /** @param first false if it was taken before under the same id */
    public record Taken(String id, boolean first, JsonNode event) { }

    private static final class Receiver {
        private volatile WebhookSecret secret;
        private final List<Taken> taken = new CopyOnWriteArrayList<>();
        private volatile Function<String, ResponseEntity<String>> mood = id -> null;
    }

    private final Map<String, Receiver> receivers = new ConcurrentHashMap<>();
    private final StubFaults faults;
    private final Environment environment;
    private final Clock clock;

    StubReceiver(StubFaults faults, Environment environment, Clock clock) {
        this.faults = faults;
        this.environment = environment;
        this.clock = clock;
    }

    /** Where this one listens; known only once the application does. */
    public URI url(String name) {
        var port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return URI.create("http://127.0.0.1:" + port + "/demo/receiver/" + name);
    }

    public void trust(String name, String secret) {
        receiver(name).secret = WebhookSecret.parse(secret);
    }

    /** @param answer to a genuine event by its id, instead of taking it; null to take it */
    public void mood(String name, Function<String, ResponseEntity<String>> answer) {
        receiver(name).mood = answer;
    }

    /** In the order they came. */
    public List<Taken> taken(String name) {
        return List.copyOf(receiver(name).taken);
    }

    @PutMapping("/secret")
    ResponseEntity<String> secret(@PathVariable String name, @RequestBody String secret) {
        trust(name, secret.strip());
        return ResponseEntity.ok("");
    }

    @PostMapping
    ResponseEntity<String> receive(@PathVariable String name, @RequestBody byte[] body,
            @RequestHeader(name = WebhookSecret.ID, required = false) String id,
            @RequestHeader(name = WebhookSecret.TIMESTAMP, required = false) String timestamp,
            @RequestHeader(name = WebhookSecret.SIGNATURE, required = false) String signature) throws IOException {
        var receiver = receiver(name);
        if (receiver.secret == null || !receiver.secret.verifies(id, timestamp, signature, body, clock.instant())) return ResponseEntity.status(401).body("签名不符 bad signature");
        var fault = faults.called(Side.RECEIVER, name + " " + id);
        var mood = receiver.mood.apply(id);
        if (mood != null) return mood;
        if (fault == StubFaults.Fault.BREAK) return ResponseEntity.status(500).body("broken");
        if (fault == StubFaults.Fault.REFUSE) return ResponseEntity.status(422).body("不认识的事件 unknown event");
        if (fault == StubFaults.Fault.LIMIT) return ResponseEntity.status(429).header("retry-after", "1").body("slow down");
        if (fault == StubFaults.Fault.HANG) faults.hang();
        if (receiver.taken.size() < MOST_KEPT) receiver.taken.add(new Taken(id, receiver.taken.stream().noneMatch(t -> t.id().equals(id)), JSON.readTree(body)));
        return fault == StubFaults.Fault.LOSE_ANSWER ? ResponseEntity.status(504).body("no answer") : ResponseEntity.ok("");
    }

    private Receiver receiver(String name) {
        return receivers.computeIfAbsent(name, n -> new Receiver());
    }
}
