package dev.wharf.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wharf.channel.webhook.WebhookSecret;
import dev.wharf.demo.StubFaults.Fault;
import dev.wharf.demo.StubFaults.Side;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
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

/**
 * The demo's shops, of every channel, as seen from their own servers: they verify the signature on the raw bytes and remember each
 * shipment by its key, in a table of their own.
 */
@RestController
@RequestMapping("/demo/channel/{shop}")
@Profile({"demo", "test"})
class StubChannel {
    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final StubFaults faults;
    private final StubStock stock;
    private final DemoWebhooks webhooks;
    private final Clock clock;

    StubChannel(JdbcClient jdbc, StubFaults faults, StubStock stock, DemoWebhooks webhooks, Clock clock) {
        this.jdbc = jdbc;
        this.faults = faults;
        this.stock = stock;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<?> receive(@PathVariable String shop, @RequestBody byte[] body,
            @RequestHeader(name = WebhookSecret.ID, required = false) String id,
            @RequestHeader(name = WebhookSecret.TIMESTAMP, required = false) String timestamp,
            @RequestHeader(name = WebhookSecret.SIGNATURE, required = false) String signature) throws IOException {
        if (!webhooks.secret().verifies(id, timestamp, signature, body, clock.instant())) return answer(401, "bad-signature");
        var event = JSON.readTree(body);
        if (event.path("type").asText().equals("stock.updated")) return stockTold(shop, event.path("data").path("listings"));
        var fault = faults.called(Side.CHANNEL, id);
        if (fault == Fault.BREAK) return answer(500, "broken");
        if (fault == Fault.REFUSE) return answer(422, "订单有退款申请，不能发货 A refund is open, do not ship");
        if (event.path("type").asText().equals("shipment.cancelled")) forget(shop, event.path("data").path("key").asText());
        else remember(shop, id, event.path("data"));
        count(shop, id);
        if (fault == Fault.HANG) faults.hang();
        if (fault == Fault.LOSE_ANSWER) return answer(504, "no-answer");
        return answer(200, fault == Fault.SAY_DUPLICATE ? "duplicate" : "received");
    }

    private static final class StockWords implements StubStock.Words {
        @Override
        public ResponseEntity<Object> yes() {
            return ResponseEntity.ok(Map.of("message", "received"));
        }

        @Override
        public ResponseEntity<Object> no(String listing) {
            return ResponseEntity.ok(Map.of("refused", List.of(Map.of("sku", listing, "code", "ENDED", "message", "商品已下架 The listing has ended"))));
        }

        @Override
        public ResponseEntity<Object> tooOften() {
            return ResponseEntity.status(429).build();
        }

        @Override
        public boolean partly() {
            return true;
        }
    }

    private ResponseEntity<Object> stockTold(String shop, JsonNode listings) {
        List<StubStock.Number> numbers = new ArrayList<>();
        listings.forEach(l -> numbers.add(new StubStock.Number(l.path("sku").asText(), l.path("quantity").asInt(), l.path("version").asLong())));
        return stock.tell(shop, numbers, new StockWords());
    }

    @PostMapping("/stock")
    ResponseEntity<?> asked(@PathVariable String shop, @RequestBody byte[] body,
            @RequestHeader(name = WebhookSecret.ID, required = false) String id,
            @RequestHeader(name = WebhookSecret.TIMESTAMP, required = false) String timestamp,
            @RequestHeader(name = WebhookSecret.SIGNATURE, required = false) String signature) throws IOException {
        if (!webhooks.secret().verifies(id, timestamp, signature, body, clock.instant())) return answer(401, "bad-signature");
        List<String> skus = new ArrayList<>();
        JSON.readTree(body).path("data").path("skus").forEach(sku -> skus.add(sku.asText()));
        return ResponseEntity.ok(Map.of("quantities", stock.shown(shop, skus)));
    }

    @GetMapping("/shipments/{key}")
    ResponseEntity<Map<String, String>> find(@PathVariable String shop, @PathVariable String key,
            @RequestHeader(name = WebhookSecret.ID, required = false) String id,
            @RequestHeader(name = WebhookSecret.TIMESTAMP, required = false) String timestamp,
            @RequestHeader(name = WebhookSecret.SIGNATURE, required = false) String signature) {
        if (!key.equals(id) || !webhooks.secret().verifies(id, timestamp, signature, new byte[0], clock.instant())) return answer(401, "bad-signature");
        return jdbc.sql("SELECT tracking_number FROM demo_shipment WHERE shop_code = :shop AND effect_key = :key").param("shop", shop).param("key", key)
            .query(String.class).optional().map(number -> ResponseEntity.ok(Map.of("trackingNumber", number)))
            .orElseGet(() -> answer(404, "unknown"));
    }

    private void remember(String shop, String key, JsonNode data) {
        jdbc.sql("""
                INSERT INTO demo_shipment (effect_key, shop_code, order_no, tracking_number) VALUES (:key, :shop, :orderNo, :number)
                ON DUPLICATE KEY UPDATE effect_key = effect_key
                """)
            .param("key", key).param("shop", shop).param("orderNo", data.path("orderNo").asText()).param("number", data.path("trackingNumber").asText())
            .update();
    }

    private void count(String shop, String id) {
        jdbc.sql("INSERT INTO demo_shop_event (shop_code, event_id, times) VALUES (:shop, :id, 1) ON DUPLICATE KEY UPDATE times = times + 1").param("shop", shop).param("id", id).update();
    }

    private void forget(String shop, String key) {
        jdbc.sql("DELETE FROM demo_shipment WHERE shop_code = :shop AND effect_key = :key").param("shop", shop).param("key", key).update();
    }

    private static ResponseEntity<Map<String, String>> answer(int status, String message) {
        return ResponseEntity.status(status).body(Map.of("message", message));
    }
}
