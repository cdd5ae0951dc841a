package dev.wharf.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wharf.channel.webhook.WebhookSecret;
import dev.wharf.demo.StubFaults.Fault;
import dev.wharf.demo.StubFaults.Side;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The demo's shops as far as they give money back: they verify the signature and give each refund back once, by its key. */
@RestController
@RequestMapping("/demo/channel/{shop}/refunds")
@Profile({"demo", "test"})
class StubRefunds {
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final StubFaults faults;
    private final DemoWebhooks webhooks;
    private final Clock clock;

    StubRefunds(JdbcClient jdbc, StubFaults faults, DemoWebhooks webhooks, Clock clock) {
        this.jdbc = jdbc;
        this.faults = faults;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<Map<String, String>> receive(@PathVariable String shop, @RequestBody byte[] body, @RequestHeader Map<String, String> headers) throws IOException {
        if (!verifies(headers, body)) return answer(401, "bad-signature");
        var key = headers.get(WebhookSecret.ID);
        var fault = faults.called(Side.REFUNDS, key);
        if (fault == Fault.BREAK) return answer(500, "broken");
        if (fault == Fault.LIMIT) return answer(429, "too-many");
        if (fault == Fault.REFUSE) return answer(422, "买家账户已注销 The buyer's account is closed");
        if (fault == Fault.LIE) return answer(200, "received");
        var data = JSON.readTree(body).path("data");
        jdbc.sql("""
                INSERT INTO demo_refund (refund_key, shop_code, order_no, amount, units, times) VALUES (:key, :shop, :orderNo, :amount, :units, 1) ON DUPLICATE KEY UPDATE times = times + 1
                """).param("key", key).param("shop", shop).param("orderNo", data.path("orderNo").asText()).param("amount", data.path("amount").asText() + " " + data.path("currency").asText())
            .param("units", data.path("lines").findValues("quantity").stream().mapToInt(units -> units.asInt()).sum()).update();
        if (fault == Fault.HANG) faults.hang();
        return fault == Fault.LOSE_ANSWER ? answer(504, "no-answer") : answer(200, fault == Fault.SAY_DUPLICATE ? "duplicate" : "received");
    }

    @GetMapping("/{key}")
    ResponseEntity<Map<String, String>> find(@PathVariable String shop, @PathVariable String key, @RequestHeader Map<String, String> headers) {
        if (!key.equals(headers.get(WebhookSecret.ID)) || !verifies(headers, new byte[0])) return answer(401, "bad-signature");
        var fault = faults.called(Side.REFUND_QUERY, key);
        if (fault == Fault.BREAK) return answer(500, "broken");
        if (fault == Fault.LIMIT) return answer(429, "too-many");
        boolean known = jdbc.sql("SELECT COUNT(*) FROM demo_refund WHERE refund_key = :key AND shop_code = :shop").param("key", key).param("shop", shop).query(Integer.class).single() == 1;
        return known ? answer(200, "received") : answer(404, "unknown");
    }

    private boolean verifies(Map<String, String> headers, byte[] body) {
        return webhooks.secret().verifies(headers.get(WebhookSecret.ID), headers.get(WebhookSecret.TIMESTAMP), headers.get(WebhookSecret.SIGNATURE), body, clock.instant());
    }

    private static ResponseEntity<Map<String, String>> answer(int status, String message) {
        return ResponseEntity.status(status).body(Map.of("message", message));
    }
}
