package dev.wharf.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wharf.channel.webhook.WebhookSecret;
import dev.wharf.demo.StubFaults.Fault;
import dev.wharf.demo.StubFaults.Side;
import java.io.IOException;
import java.time.Clock;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The wire of {@link StubReceivers}: verifies signature and time on the raw bytes as the libraries of Standard Webhooks do, with the secret it was given
 * ({@code PUT /demo/receiver/{name}/secret}).
 */
@RestController
@RequestMapping("/demo/receiver/{name}")
@Profile({"demo", "test"})
class StubReceiver {
    private static final JsonMapper JSON = new JsonMapper();

    private final StubReceivers receivers;
    private final StubFaults faults;
    private final Clock clock;

    StubReceiver(StubReceivers receivers, StubFaults faults, Clock clock) {
        this.receivers = receivers;
        this.faults = faults;
        this.clock = clock;
    }

    @PutMapping("/secret")
    ResponseEntity<String> secret(@PathVariable String name, @RequestBody String secret) {
        receivers.trust(name, secret.strip());
        return ResponseEntity.ok("");
    }

    @PostMapping
    ResponseEntity<String> receive(@PathVariable String name, @RequestBody byte[] body,
            @RequestHeader(name = WebhookSecret.ID, required = false) String id,
            @RequestHeader(name = WebhookSecret.TIMESTAMP, required = false) String timestamp,
            @RequestHeader(name = WebhookSecret.SIGNATURE, required = false) String signature) throws IOException {
        var secret = receivers.secret(name);
        if (secret == null || !secret.verifies(id, timestamp, signature, body, clock.instant())) return ResponseEntity.status(401).body("签名不符 bad signature");
        var fault = faults.called(Side.RECEIVER, name + " " + id);
        var mood = receivers.moodFor(name, id);
        if (mood != null) return mood;
        if (fault == Fault.BREAK) return ResponseEntity.status(500).body("broken");
        if (fault == Fault.REFUSE) return ResponseEntity.status(422).body("不认识的事件 unknown event");
        if (fault == Fault.LIMIT) return ResponseEntity.status(429).header("retry-after", "1").body("slow down");
        if (fault == Fault.HANG) faults.hang();
        receivers.take(name, id, JSON.readTree(body));
        return fault == Fault.LOSE_ANSWER ? ResponseEntity.status(504).body("no answer") : ResponseEntity.ok("");
    }
}
