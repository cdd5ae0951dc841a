package dev.wharf.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wharf.channel.webhook.WebhookSecret;
import dev.wharf.common.SqlTime;
import dev.wharf.demo.StubFaults.Fault;
import dev.wharf.demo.StubFaults.Side;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
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
 * The demo's shops as far as they pass messages on to buyers: they verify the signature and remember each message by its key, as a real one would. What a buyer has got is
 * read at {@code GET /demo/channel/{shop}/inbox/{orderNo}}, after a login: the messages carry the links to buyers' pages.
 */
@RestController
@RequestMapping("/demo/channel/{shop}")
@Profile({"demo", "test"})
class StubBuyers {
    private static final JsonMapper JSON = new JsonMapper();

    /** @param times how often it was received; a shop passes it on once */
    record Message(String key, String zh, String en, int times, Instant at) { }

    private final JdbcClient jdbc;
    private final StubFaults faults;
    private final DemoWebhooks webhooks;
    private final Clock clock;

    StubBuyers(JdbcClient jdbc, StubFaults faults, DemoWebhooks webhooks, Clock clock) {
        this.jdbc = jdbc;
        this.faults = faults;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    @PostMapping("/messages")
    ResponseEntity<Map<String, String>> receive(@PathVariable String shop, @RequestBody byte[] body,
            @RequestHeader(name = WebhookSecret.ID, required = false) String id,
            @RequestHeader(name = WebhookSecret.TIMESTAMP, required = false) String timestamp,
            @RequestHeader(name = WebhookSecret.SIGNATURE, required = false) String signature) throws IOException {
        if (!webhooks.secret().verifies(id, timestamp, signature, body, clock.instant())) return answer(401, "bad-signature");
        var fault = faults.called(Side.BUYERS, id);
        if (fault == Fault.BREAK) return answer(500, "broken");
        if (fault == Fault.LIMIT) return answer(429, "too-many");
        if (fault == Fault.REFUSE) return answer(422, "买家已关闭消息 The buyer takes no messages");
        var data = JSON.readTree(body).path("data");
        jdbc.sql("""
                INSERT INTO demo_buyer_message (message_key, shop_code, order_no, text_zh, text_en, times, received_at) VALUES (:key, :shop, :orderNo, :zh, :en, 1, :now)
                ON DUPLICATE KEY UPDATE times = times + 1
                """).param("key", id).param("shop", shop).param("orderNo", data.path("orderNo").asText()).param("zh", data.path("zh").asText())
            .param("en", data.path("en").asText()).param("now", SqlTime.text(clock.instant())).update();
        return fault == Fault.LOSE_ANSWER ? answer(504, "no-answer") : answer(200, "received");
    }

    @GetMapping("/messages/{key}")
    ResponseEntity<Map<String, String>> find(@PathVariable String shop, @PathVariable String key,
            @RequestHeader(name = WebhookSecret.ID, required = false) String id,
            @RequestHeader(name = WebhookSecret.TIMESTAMP, required = false) String timestamp,
            @RequestHeader(name = WebhookSecret.SIGNATURE, required = false) String signature) {
        if (!key.equals(id) || !webhooks.secret().verifies(id, timestamp, signature, new byte[0], clock.instant())) return answer(401, "bad-signature");
        boolean known = jdbc.sql("SELECT COUNT(*) FROM demo_buyer_message WHERE message_key = :key AND shop_code = :shop").param("key", key).param("shop", shop)
            .query(Integer.class).single() == 1;
        return known ? answer(200, "received") : answer(404, "unknown");
    }

    /** The newest first. */
    @GetMapping("/inbox/{orderNo}")
    List<Message> inbox(@PathVariable String shop, @PathVariable String orderNo) {
        return jdbc.sql("""
                SELECT message_key, text_zh, text_en, times, received_at FROM demo_buyer_message WHERE shop_code = :shop AND order_no = :orderNo ORDER BY received_at DESC, message_key DESC
                """).param("shop", shop).param("orderNo", orderNo).query((rs, n) -> new Message(rs.getString(1), rs.getString(2), rs.getString(3), rs.getInt(4),
                SqlTime.instant(rs.getObject(5, LocalDateTime.class)))).list();
    }

    private static ResponseEntity<Map<String, String>> answer(int status, String message) {
        return ResponseEntity.status(status).body(Map.of("message", message));
    }
}
