package dev.wharf.verification;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.SqlTime;
import dev.wharf.order.Fulfillment;
import dev.wharf.verification.Verification.Line;
import dev.wharf.verification.Verification.Request;
import dev.wharf.verification.Verification.State;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes verification, its lines and request confirmations. */
@Repository
class JdbcVerifications {
    /** A count to be opened. @param units to be counted, by SKU. @param policy that drew the order; 0 if none did */
    record Opening(Fulfillment of, Map<String, Integer> units, long policy) { }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Ids ids;
    private final Clock clock;

    JdbcVerifications(JdbcClient jdbc, JdbcTemplate batch, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.ids = ids;
        this.clock = clock;
    }

    /** Starts a fresh count for each; an open one is replaced. */
    void open(List<Opening> openings) {
        jdbc.sql("UPDATE verification SET state = 'REPLACED', done_at = :now WHERE fulfillment_id IN (:ids) AND state = 'OPEN'")
            .param("now", now()).param("ids", openings.stream().map(o -> o.of().id().value()).sorted().toList()).update();
        record Opened(long id, Fulfillment of, Map<String, Integer> units, long policy) { }
        var opened = openings.stream().map(o -> new Opened(ids.next(), o.of(), o.units(), o.policy())).toList();
        batch.batchUpdate("""
            INSERT INTO verification (verification_id, fulfillment_id, state, verifier, opened_at, done_at, warehouse_code, ship_by, verify_policy_id) VALUES (?, ?, 'OPEN', '', ?, NULL, ?, ?, ?)""",
            opened.stream().map(o -> new Object[] {o.id(), o.of().id().value(), now(), o.of().warehouse(), SqlTime.text(o.of().shipBy()), o.policy()}).toList());
        insert("INSERT INTO verification_line (verification_id, sku, needed, scanned) VALUES (?, ?, ?, 0)",
            opened.stream().flatMap(o -> o.units().entrySet().stream().map(e -> new Object[] {o.id(), e.getKey(), e.getValue()})).toList());
        insert("INSERT INTO request_confirmation (verification_id, request_index, request, confirmed_by, confirmed_at) VALUES (?, ?, ?, '', NULL)",
            opened.stream().flatMap(o -> IntStream.range(0, o.of().specialRequests().size())
                .mapToObj(i -> new Object[] {o.id(), i, o.of().specialRequests().get(i)})).toList());
    }

    private void insert(String sql, List<Object[]> rows) {
        if (!rows.isEmpty()) batch.batchUpdate(sql, rows);
    }

    /** The newest count. */
    Optional<Verification> latest(FulfillmentId id) {
        return newest(id, "");
    }

    /** The newest count, its row held until the commit, so that scans, the end and a cancellation come one after the other. */
    Optional<Verification> lockLatest(FulfillmentId id) {
        return newest(id, " FOR UPDATE");
    }

    /** The same, or empty if another holds it at this moment: for work that may take the next order instead. */
    Optional<Verification> lockFree(FulfillmentId id) {
        return newest(id, " FOR UPDATE SKIP LOCKED");
    }

    private Optional<Verification> newest(FulfillmentId id, String suffix) {
        return jdbc.sql("SELECT verification_id, state, verifier, verify_policy_id, boxes, box_code FROM verification WHERE fulfillment_id = :id ORDER BY verification_id DESC LIMIT 1" + suffix)
            .param("id", id.value())
            .query((rs, n) -> new Verification(rs.getLong(1), id, State.valueOf(rs.getString(2)), rs.getString(3), rs.getLong(4), rs.getInt(5), rs.getString(6))).optional();
    }

    List<Line> lines(long verificationId) {
        return jdbc.sql("SELECT sku, needed, scanned FROM verification_line WHERE verification_id = :id ORDER BY sku").param("id", verificationId)
            .query((rs, n) -> new Line(rs.getString(1), rs.getInt(2), rs.getInt(3))).list();
    }

    List<Request> requests(long verificationId) {
        return jdbc.sql("SELECT request_index, request, confirmed_by FROM request_confirmation WHERE verification_id = :id ORDER BY request_index")
            .param("id", verificationId)
            .query((rs, n) -> new Request(rs.getInt(1), rs.getString(2), rs.getString(3))).list();
    }

    void verifiedBy(long verificationId, String person) {
        jdbc.sql("UPDATE verification SET verifier = :person WHERE verification_id = :id").param("person", person).param("id", verificationId).update();
    }

    /** Open ones that somebody has and that came at this moment or before, of which no unit was counted, no request ticked and no box closed. By their numbers, in key order. */
    Map<Long, FulfillmentId> begunWithoutUnits(Instant at) {
        return jdbc.sql("""
                SELECT v.verification_id, v.fulfillment_id FROM verification v
                 WHERE v.state = 'OPEN' AND v.verifier <> '' AND v.opened_at <= :at AND v.boxes = 0
                   AND NOT EXISTS (SELECT 1 FROM verification_line l WHERE l.verification_id = v.verification_id AND l.scanned > 0)
                   AND NOT EXISTS (SELECT 1 FROM request_confirmation r WHERE r.verification_id = v.verification_id AND r.confirmed_at IS NOT NULL)
                 ORDER BY v.verification_id
                """).param("at", SqlTime.text(at)).query((rs, n) -> Map.entry(rs.getLong(1), new FulfillmentId(rs.getLong(2)))).list().stream()
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    /** Holds these rows, in key order. @return those that are there */
    List<Long> lock(Collection<Long> verificationIds) {
        if (verificationIds.isEmpty()) return List.of();
        return jdbc.sql("SELECT verification_id FROM verification WHERE verification_id IN (:ids) ORDER BY verification_id FOR UPDATE").param("ids", verificationIds).query(Long.class).list();
    }

    void verifiedByNobody(Collection<Long> verificationIds) {
        if (!verificationIds.isEmpty()) jdbc.sql("UPDATE verification SET verifier = '' WHERE verification_id IN (:ids)").param("ids", verificationIds).update();
    }

    void count(long verificationId, String sku, int units) {
        jdbc.sql("UPDATE verification_line SET scanned = scanned + :units WHERE verification_id = :id AND sku = :sku")
            .param("units", units).param("id", verificationId).param("sku", sku).update();
    }

    /** @param boxes that are closed now. @param box code of the one that is filled next; empty for the suggested one */
    void boxed(long verificationId, int boxes, String box) {
        jdbc.sql("UPDATE verification SET boxes = :boxes, box_code = :box WHERE verification_id = :id").param("boxes", boxes).param("box", box).param("id", verificationId).update();
    }

    /** @param index of the first of them, beyond all that are there */
    void addRequests(long verificationId, int index, List<String> more) {
        insert("INSERT INTO request_confirmation (verification_id, request_index, request, confirmed_by, confirmed_at) VALUES (?, ?, ?, '', NULL)",
            IntStream.range(0, more.size()).mapToObj(i -> new Object[] {verificationId, index + i, more.get(i)}).toList());
    }

    /** Those that were ticked stay. */
    void dropRequests(long verificationId, List<String> requests) {
        if (requests.isEmpty()) return;
        jdbc.sql("DELETE FROM request_confirmation WHERE verification_id = :id AND request IN (:requests) AND confirmed_at IS NULL")
            .param("id", verificationId).param("requests", requests).update();
    }

    void confirm(long verificationId, int index, String person) {
        jdbc.sql("""
                UPDATE request_confirmation SET confirmed_by = :person, confirmed_at = :now
                 WHERE verification_id = :id AND request_index = :index AND confirmed_at IS NULL
                """).param("person", person).param("now", now()).param("id", verificationId).param("index", index).update();
    }

    void end(long verificationId, State state) {
        jdbc.sql("UPDATE verification SET state = :state, done_at = :now WHERE verification_id = :id")
            .param("state", state.name()).param("now", now()).param("id", verificationId).update();
    }

    /** Locks the open counts of these fulfillments, in key order. */
    Map<FulfillmentId, List<Long>> lockOpen(Collection<FulfillmentId> wanted) {
        return jdbc.sql("SELECT fulfillment_id, verification_id FROM verification WHERE fulfillment_id IN (:ids) AND state = 'OPEN' ORDER BY verification_id FOR UPDATE")
            .param("ids", wanted.stream().map(FulfillmentId::value).sorted().toList())
            .query((rs, n) -> Map.entry(new FulfillmentId(rs.getLong(1)), rs.getLong(2))).list().stream()
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    void cancel(List<Long> verificationIds) {
        jdbc.sql("UPDATE verification SET state = 'CANCELLED', done_at = :now WHERE verification_id IN (:ids) AND state = 'OPEN'")
            .param("now", now()).param("ids", verificationIds).update();
    }

    private String now() {
        return SqlTime.text(Instant.now(clock));
    }
}
