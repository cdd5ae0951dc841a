package dev.wharf.message;

import dev.wharf.common.Cut;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.common.Text;
import dev.wharf.effect.EffectLedger;
import dev.wharf.process.Lane;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Messages to buyers. Each is an effect: sent once, after the commit. The only class whose SQL writes table buyer_message. */
@Repository
public class BuyerMessages {
    static final String KIND = "TELL_BUYER";

    /** As wide as the column. */
    private static final int WORDS_AT_MOST = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final EffectLedger effects;
    private final Clock clock;
    private final Lane.Writer<BuyerMessage> messages = new Lane.Writer<>(77, "buyer_message", this::write);

    BuyerMessages(JdbcClient jdbc, JdbcTemplate batch, EffectLedger effects, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.effects = effects;
        this.clock = clock;
    }

    /** Call inside a lane. What was sent under this key before is not sent again. @param channel of the order, as in {@code SalesOrder} */
    public void send(BuyerMessage message, String channel, String shop) {
        Lane.current().write(messages, message);
        effects.claim(KIND, message.key(), message.fulfillment(), "buyers:" + channel + "/" + shop, Map.of());
    }

    /** What was said, or is about to be. @param state WAITING, SENT or REFUSED @param refusal the other side's words; empty unless refused @param words without the link */
    public record Told(String key, String kind, String state, String refusal, Text words, Instant at) { }

    /** The newest first. */
    public List<Told> of(FulfillmentId id) {
        return jdbc.sql("SELECT effect_key, kind, state, words, text_zh, text_en, created_at FROM buyer_message WHERE fulfillment_id = :id ORDER BY created_at DESC, effect_key DESC")
            .param("id", id.value()).query((rs, n) -> new Told(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4),
                new Text(withoutLink(rs.getString(5)), withoutLink(rs.getString(6))), SqlTime.instant(rs.getObject(7, LocalDateTime.class)))).list();
    }

    /** @return false while it is under way, and if it was refused or nobody knows */
    public boolean sent(String key) {
        return jdbc.sql("SELECT COUNT(*) FROM buyer_message WHERE effect_key = :key AND state = 'SENT'").param("key", key).query(Integer.class).single() == 1;
    }

    private static String withoutLink(String words) {
        return words.replace(TellBuyer.LINK, "…");
    }

    Map<String, BuyerMessage> byKeys(Collection<String> keys) {
        if (keys.isEmpty()) return Map.of();
        return jdbc.sql("""
                SELECT effect_key, fulfillment_id, sales_order_id, kind, link_kind, link_to, home, text_zh, text_en FROM buyer_message WHERE effect_key IN (:keys)
                """).param("keys", keys).query((rs, n) -> read(rs)).list().stream().collect(Collectors.toMap(BuyerMessage::key, message -> message));
    }

    /** @param refusals the other side's words by key; empty for what was sent */
    void settled(Map<String, String> refusals) {
        var now = SqlTime.text(clock.instant());
        batch.batchUpdate("UPDATE buyer_message SET state = ?, words = ?, settled_at = ? WHERE effect_key = ?", refusals.entrySet().stream().sorted(Map.Entry.comparingByKey())
            .map(e -> new Object[] {e.getValue().isEmpty() ? "SENT" : "REFUSED", Cut.words(e.getValue(), WORDS_AT_MOST), now, e.getKey()}).toList());
    }

    private void write(List<BuyerMessage> rows) {
        var now = SqlTime.text(clock.instant());
        batch.batchUpdate("""
            INSERT INTO buyer_message (effect_key, fulfillment_id, sales_order_id, kind, link_kind, link_to, home, text_zh, text_en, state, words, created_at, settled_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', '', ?, NULL) ON DUPLICATE KEY UPDATE effect_key = effect_key""",
            rows.stream().map(m -> new Object[] {m.key(), m.fulfillment().value(), m.salesOrderId(), m.kind(), m.link().name(), m.to(), m.home(), m.words().zh(), m.words().en(), now}).toList());
    }

    private static BuyerMessage read(ResultSet rs) throws SQLException {
        return new BuyerMessage(rs.getString("effect_key"), new FulfillmentId(rs.getLong("fulfillment_id")), rs.getLong("sales_order_id"), rs.getString("kind"),
            LinkKind.valueOf(rs.getString("link_kind")), rs.getLong("link_to"), rs.getString("home"), new Text(rs.getString("text_zh"), rs.getString("text_en")));
    }
}
