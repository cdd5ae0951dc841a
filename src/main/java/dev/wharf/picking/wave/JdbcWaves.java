package dev.wharf.picking.wave;

import static java.util.stream.Collectors.groupingBy;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import dev.wharf.common.Text;
import dev.wharf.order.OrderLog;
import dev.wharf.picking.wave.Wave.Cart;
import dev.wharf.picking.wave.Wave.Member;
import dev.wharf.picking.wave.Wave.MemberState;
import dev.wharf.picking.wave.Wave.State;
import dev.wharf.picking.wave.Wave.Whole;
import dev.wharf.process.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes wave, wave_cart and wave_order. Whoever changes carts or orders of a wave holds its row. */
@Repository
class JdbcWaves {
    private static final String WAVE = """
        SELECT wave_id, warehouse_code, template_code, state, by_itself, terms, metres_known, centimetres, seconds, at_risk, fcfs_centimetres, fcfs_seconds, fcfs_at_risk, note_zh, note_en,
               created_by, created_at, started_at, planned_at, released_at, closed_at, tries FROM wave\s""";
    private static final String MEMBER = "SELECT wave_id, fulfillment_id, cart, position, state, why, due_at, at_risk FROM wave_order ";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final WaveJson json;
    private final Clock clock;

    JdbcWaves(JdbcClient jdbc, JdbcTemplate batch, WaveJson json, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.json = json;
        this.clock = clock;
    }

    Optional<Long> ofKey(String key) {
        return jdbc.sql("SELECT wave_id FROM wave WHERE wave_key = :key").param("key", key).query(Long.class).optional();
    }

    /** A wave whose plan anybody may begin. */
    void insert(long id, String key, String warehouse, String template, boolean byItself, Terms terms, Collection<PoolOrder> orders) {
        jdbc.sql("""
                INSERT INTO wave (wave_id, wave_key, warehouse_code, template_code, state, by_itself, terms, until_at, started_at, tries, metres_known, centimetres, seconds, at_risk,
                                  fcfs_centimetres, fcfs_seconds, fcfs_at_risk, note_zh, note_en, created_by, created_at)
                VALUES (:id, :key, :warehouse, :template, 'PLANNING', :byItself, :terms, :now, NULL, 0, FALSE, 0, 0, 0, 0, 0, 0, '', '', :who, :now)
                """).param("id", id).param("key", key).param("warehouse", warehouse).param("template", template).param("byItself", byItself).param("terms", json.write(terms))
            .param("who", Actor.current()).param("now", now()).update();
        add(id, orders.stream().map(o -> new Member(o.id(), 0, 0, MemberState.CLAIMED, "", o.due(), false)).toList());
    }

    /** Orders that left this wave before, or were picked and are to be picked again, come back. @throws org.springframework.dao.DuplicateKeyException if one is in another wave */
    void add(long id, List<Member> members) {
        if (members.isEmpty()) return;
        jdbc.sql("DELETE FROM wave_order WHERE wave_id = :id AND state IN ('LEFT', 'DONE') AND fulfillment_id IN (:ids)").param("id", id)
            .param("ids", values(members.stream().map(Member::id).toList())).update();
        batch.batchUpdate("INSERT INTO wave_order (wave_id, fulfillment_id, cart, position, state, why, due_at, at_risk) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            members.stream().map(m -> new Object[] {id, m.id().value(), m.cart(), m.position(), m.state().name(), m.why(), SqlTime.text(m.due()), m.atRisk()}).toList());
    }

    /** Those of them that are in a wave that is not over. */
    Set<FulfillmentId> inWaves(Collection<FulfillmentId> ids) {
        if (ids.isEmpty()) return Set.of();
        return new HashSet<>(jdbc.sql("SELECT open_fulfillment_id FROM wave_order WHERE open_fulfillment_id IN (:ids)").param("ids", values(ids))
            .query((rs, n) -> new FulfillmentId(rs.getLong(1))).list());
    }

    /** Begins or goes on with a plan that nobody works on. @return false if somebody does, or it is planned */
    boolean takePlan(long id, Instant until) {
        return jdbc.sql("UPDATE wave SET until_at = :until, started_at = :now, tries = tries + 1 WHERE wave_id = :id AND state = 'PLANNING' AND until_at <= :now")
            .param("until", SqlTime.text(until)).param("now", now()).param("id", id).update() == 1;
    }

    /** Waves to be planned that nobody works on, oldest first. */
    List<Long> unplanned() {
        return jdbc.sql("SELECT wave_id FROM wave WHERE state = 'PLANNING' AND until_at <= :now ORDER BY wave_id LIMIT 20").param("now", now()).query(Long.class).list();
    }

    void planned(long id, boolean metresKnown, Figures figures, Figures firstCome) {
        jdbc.sql("""
                UPDATE wave SET state = 'PLANNED', planned_at = :now, metres_known = :known, fcfs_centimetres = :cm, fcfs_seconds = :seconds, fcfs_at_risk = :risk WHERE wave_id = :id
                """).param("now", now()).param("known", metresKnown).param("cm", firstCome.centimetres()).param("seconds", firstCome.seconds()).param("risk", firstCome.atRisk())
            .param("id", id).update();
        figures(id, figures);
    }

    void figures(long id, Figures figures) {
        jdbc.sql("UPDATE wave SET centimetres = :cm, seconds = :seconds, at_risk = :risk WHERE wave_id = :id").param("cm", figures.centimetres()).param("seconds", figures.seconds())
            .param("risk", figures.atRisk()).param("id", id).update();
    }

    /** Carts anew; those that are left out are gone. */
    void carts(long id, List<Cart> carts) {
        jdbc.sql("DELETE FROM wave_cart WHERE wave_id = :id").param("id", id).update();
        batch.batchUpdate("INSERT INTO wave_cart (wave_id, cart, pick_task_id, centimetres, seconds, oversize) VALUES (?, ?, ?, ?, ?, ?)",
            carts.stream().map(c -> new Object[] {id, c.number(), c.task() == 0 ? null : c.task(), c.centimetres(), c.seconds(), c.oversize()}).toList());
    }

    /** These members as they are now. */
    void members(long id, List<Member> members) {
        batch.batchUpdate("UPDATE wave_order SET cart = ?, position = ?, state = ?, why = ?, at_risk = ? WHERE wave_id = ? AND fulfillment_id = ?",
            members.stream().map(m -> new Object[] {m.cart(), m.position(), m.state().name(), m.why(), m.atRisk(), id, m.id().value()}).toList());
    }

    void released(long id, Text note) {
        jdbc.sql("UPDATE wave SET state = 'RELEASED', released_at = :now, note_zh = :zh, note_en = :en WHERE wave_id = :id").param("now", now()).param("zh", OrderLog.kept(note).zh())
            .param("en", OrderLog.kept(note).en()).param("id", id).update();
    }

    void closed(long id, State state) {
        jdbc.sql("UPDATE wave SET state = :state, closed_at = :now WHERE wave_id = :id").param("state", state.name()).param("now", now()).param("id", id).update();
    }

    void note(long id, Text note) {
        jdbc.sql("UPDATE wave SET note_zh = :zh, note_en = :en WHERE wave_id = :id").param("zh", OrderLog.kept(note).zh()).param("en", OrderLog.kept(note).en()).param("id", id).update();
    }

    Wave get(long id) {
        return one(id, "");
    }

    /** Holds the row until the commit: release, discard, joins and leaves come one after the other. */
    Wave lock(long id) {
        return one(id, " FOR UPDATE");
    }

    private Wave one(long id, String suffix) {
        return jdbc.sql(WAVE + "WHERE wave_id = :id" + suffix).param("id", id).query((rs, n) -> wave(rs)).optional()
            .orElseThrow(() -> Refusal.notFound("WAVE_NOT_FOUND", "There is no wave W" + id + "."));
    }

    Whole whole(Wave wave) {
        return wholes(List.of(wave)).get(0);
    }

    /** Three queries for all of them. */
    List<Whole> wholes(List<Wave> waves) {
        if (waves.isEmpty()) return List.of();
        var ids = waves.stream().map(Wave::id).toList();
        Map<Long, List<Map.Entry<Long, Cart>>> carts = jdbc.sql("SELECT wave_id, cart, COALESCE(pick_task_id, 0), centimetres, seconds, oversize FROM wave_cart WHERE wave_id IN (:ids) ORDER BY cart")
            .param("ids", ids).query((rs, n) -> Map.entry(rs.getLong(1), new Cart(rs.getInt(2), rs.getLong(3), rs.getLong(4), rs.getInt(5), rs.getBoolean(6)))).list().stream()
            .collect(groupingBy(Map.Entry::getKey));
        Map<Long, List<Map.Entry<Long, Member>>> members = jdbc.sql(MEMBER + "WHERE wave_id IN (:ids) ORDER BY cart, position, fulfillment_id").param("ids", ids)
            .query((rs, n) -> Map.entry(rs.getLong(1), member(rs))).list().stream().collect(groupingBy(Map.Entry::getKey));
        return waves.stream().map(wave -> new Whole(wave, values(carts.get(wave.id())), values(members.get(wave.id())))).toList();
    }

    /** Newest first. @param warehouse empty for all @param before only older ones */
    List<Wave> list(String warehouse, boolean closed, long before, int limit) {
        return jdbc.sql(WAVE + """
                WHERE wave_id < :before AND (:warehouse = '' OR warehouse_code = :warehouse) AND (:closed OR state IN ('PLANNING', 'PLANNED', 'RELEASED'))
                ORDER BY wave_id DESC LIMIT :limit""")
            .param("before", before).param("warehouse", warehouse).param("closed", closed).param("limit", limit).query((rs, n) -> wave(rs)).list();
    }

    /** Those with an instance. */
    List<Wave> open() {
        return jdbc.sql(WAVE + "WHERE state IN ('PLANNED', 'RELEASED') ORDER BY wave_id").query((rs, n) -> wave(rs)).list();
    }

    private static <T> List<T> values(List<Map.Entry<Long, T>> entries) {
        return entries == null ? List.of() : new ArrayList<>(entries).stream().map(Map.Entry::getValue).toList();
    }

    private Wave wave(ResultSet rs) throws SQLException {
        return new Wave(rs.getLong("wave_id"), rs.getString("warehouse_code"), rs.getString("template_code"), State.valueOf(rs.getString("state")), rs.getBoolean("by_itself"),
            json.read(rs.getString("terms"), Terms.class), rs.getBoolean("metres_known"), new Figures(rs.getLong("centimetres"), rs.getInt("seconds"), rs.getInt("at_risk")),
            new Figures(rs.getLong("fcfs_centimetres"), rs.getInt("fcfs_seconds"), rs.getInt("fcfs_at_risk")), new Text(rs.getString("note_zh"), rs.getString("note_en")),
            rs.getString("created_by"), at(rs, "created_at"), at(rs, "started_at"), at(rs, "planned_at"), at(rs, "released_at"), at(rs, "closed_at"), rs.getInt("tries"));
    }

    private static Member member(ResultSet rs) throws SQLException {
        return new Member(new FulfillmentId(rs.getLong("fulfillment_id")), rs.getInt("cart"), rs.getInt("position"), MemberState.valueOf(rs.getString("state")), rs.getString("why"),
            at(rs, "due_at"), rs.getBoolean("at_risk"));
    }

    private static Instant at(ResultSet rs, String column) throws SQLException {
        return SqlTime.instant(rs.getObject(column, LocalDateTime.class));
    }

    private static List<Long> values(Collection<FulfillmentId> ids) {
        return ids.stream().map(FulfillmentId::value).sorted().toList();
    }

    private String now() {
        return SqlTime.text(Instant.now(clock));
    }
}
