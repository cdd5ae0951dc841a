package dev.wharf.demo;

import dev.wharf.demo.StubFaults.Fault;
import dev.wharf.demo.StubFaults.Side;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the platform stubs share: they remember what was shipped under which number, in a table of their own, and go wrong when told to. */
@Component
@Profile({"demo", "test"})
public class StubPlatform {
    /** A whole order instead of one of its lines. */
    static final String WHOLE = "";

    /** @param line empty for the whole order. @param times how often the platform did it */
    public record Shipped(String line, String trackingNumber, int quantity, int times) { }

    /** A platform's words for one call. */
    interface Words {
        ResponseEntity<Object> yes();

        ResponseEntity<Object> shippedBefore();

        ResponseEntity<Object> no();

        ResponseEntity<Object> tooOften();

        /** Of a question that the account may not ask at the moment. */
        ResponseEntity<Object> noQuestions();
    }

    private final JdbcClient jdbc;
    private final StubFaults faults;
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final Set<String> hidden = ConcurrentHashMap.newKeySet();

    StubPlatform(JdbcClient jdbc, StubFaults faults) {
        this.jdbc = jdbc;
        this.faults = faults;
    }

    String newToken() {
        var token = UUID.randomUUID().toString();
        tokens.add(token);
        return token;
    }

    boolean knowsToken(String token) {
        return tokens.contains(token);
    }

    /** All tokens end now. */
    public void endTokens() {
        tokens.clear();
    }

    /** In the order of lines and numbers. */
    public List<Shipped> shipped(String protocol, String orderNo) {
        return jdbc.sql("SELECT line_no, tracking_number, quantity, times FROM demo_platform_shipment WHERE protocol = :protocol AND order_no = :order ORDER BY line_no, tracking_number")
            .param("protocol", protocol).param("order", orderNo).query((rs, n) -> new Shipped(rs.getString(1), rs.getString(2), rs.getInt(3), rs.getInt(4))).list();
    }

    /** @param before whether the platform takes it for shipped already. @param units by line, or of the whole order under {@link #WHOLE} */
    ResponseEntity<Object> ship(String protocol, String orderNo, String number, Map<String, Integer> units, Supplier<Boolean> before, Words words) {
        var fault = faults.called(Side.PLATFORM, orderNo);
        if (fault == Fault.BREAK) return ResponseEntity.internalServerError().build();
        if (fault == Fault.REFUSE) return words.no();
        if (fault == Fault.LIMIT) return words.tooOften();
        if (fault == Fault.LIE) return words.yes();
        if (before.get()) return words.shippedBefore();
        units.forEach((line, n) -> remember(protocol, orderNo, line, number, n));
        if (fault == Fault.LOSE_ANSWER) return ResponseEntity.status(504).build();
        if (fault == Fault.HANG) faults.hang();
        if (fault == Fault.STALL) return faults.headOnly();
        if (fault == Fault.HIDE) hidden.add(protocol + " " + orderNo);
        return fault == Fault.SAY_DUPLICATE ? words.shippedBefore() : words.yes();
    }

    /** Answers a question about an order, or refuses it if it was told to once. */
    ResponseEntity<Object> asked(String protocol, String orderNo, Supplier<ResponseEntity<Object>> answer, Words words) {
        return hidden.remove(protocol + " " + orderNo) ? words.noQuestions() : answer.get();
    }

    private void remember(String protocol, String orderNo, String line, String number, int quantity) {
        jdbc.sql("""
                INSERT INTO demo_platform_shipment (protocol, order_no, line_no, tracking_number, quantity, times) VALUES (:protocol, :order, :line, :number, :quantity, 1)
                ON DUPLICATE KEY UPDATE times = times + 1
                """)
            .param("protocol", protocol).param("order", orderNo).param("line", line).param("number", number).param("quantity", quantity).update();
    }
}
