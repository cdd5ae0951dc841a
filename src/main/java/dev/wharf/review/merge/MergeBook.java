package dev.wharf.review.merge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.SqlTime;
import dev.wharf.process.Actor;
import dev.wharf.process.Lane;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who bears whose goods, and what was split off what. The only class whose SQL writes fulfillment_merge, fulfillment_merge_line and fulfillment_split. */
@Repository
class MergeBook {
    /** One fulfillment whose goods another bears now. */
    record Borne(long mergeId, FulfillmentId from, FulfillmentId bearer, Merging.Own bearerOwn, List<Merging.Moved> moves) { }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Ids ids;
    private final Clock clock;
    private final ObjectMapper json = JsonMapper.builder().addModule(new JavaTimeModule()).disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build();
    private final Lane.Writer<Object[]> splits = new Lane.Writer<>(24, "fulfillment_split", this::writeSplits);

    MergeBook(JdbcClient jdbc, JdbcTemplate batch, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.ids = ids;
        this.clock = clock;
    }

    Optional<FulfillmentId> bearerOf(FulfillmentId id) {
        return jdbc.sql("SELECT bearer_id FROM fulfillment_merge WHERE open_fulfillment_id = :id").param("id", id.value()).query(Long.class).optional().map(FulfillmentId::new);
    }

    /** All that these bear now, the earliest merge first. */
    List<Borne> borneBy(Collection<FulfillmentId> bearers) {
        if (bearers.isEmpty()) return List.of();
        var numbers = bearers.stream().map(FulfillmentId::value).toList();
        var moves = new HashMap<Long, List<Merging.Moved>>();
        jdbc.sql("""
                SELECT l.fulfillment_merge_id, m.fulfillment_id, l.fulfillment_line_id, l.bearer_line_id, l.quantity
                  FROM fulfillment_merge m JOIN fulfillment_merge_line l ON l.fulfillment_merge_id = m.fulfillment_merge_id
                 WHERE m.bearer_id IN (:bearers) AND m.undone_at IS NULL ORDER BY l.fulfillment_merge_id, l.fulfillment_line_id
                """).param("bearers", numbers)
            .query((rs, n) -> moves.computeIfAbsent(rs.getLong(1), k -> new ArrayList<>())
                .add(new Merging.Moved(new FulfillmentId(rs.getLong(2)), rs.getLong(3), rs.getLong(4), rs.getInt(5)))).list();
        return jdbc.sql("""
                SELECT fulfillment_merge_id, fulfillment_id, bearer_id, bearer_own FROM fulfillment_merge
                 WHERE bearer_id IN (:bearers) AND undone_at IS NULL ORDER BY fulfillment_merge_id
                """).param("bearers", numbers)
            .query((rs, n) -> new Borne(rs.getLong(1), new FulfillmentId(rs.getLong(2)), new FulfillmentId(rs.getLong(3)), read(rs.getString(4)),
                moves.getOrDefault(rs.getLong(1), List.of()))).list();
    }

    void merged(FulfillmentId bearer, Merging.Own own, List<Merging.Moved> moves) {
        var byFrom = new java.util.TreeMap<FulfillmentId, List<Merging.Moved>>();
        moves.forEach(m -> byFrom.computeIfAbsent(m.from(), k -> new ArrayList<>()).add(m));
        var heads = new ArrayList<Object[]>();
        var lines = new ArrayList<Object[]>();
        byFrom.forEach((from, moved) -> {
            long id = ids.next();
            heads.add(new Object[] {id, from.value(), bearer.value(), write(own), now(), Actor.current()});
            moved.forEach(m -> lines.add(new Object[] {id, m.lineId(), m.bearerLineId(), m.quantity()}));
        });
        batch.batchUpdate("""
            INSERT INTO fulfillment_merge (fulfillment_merge_id, fulfillment_id, bearer_id, bearer_own, merged_at, merged_by, undone_at, undone_by)
            VALUES (?, ?, ?, ?, ?, ?, NULL, '')""", heads);
        batch.batchUpdate("INSERT INTO fulfillment_merge_line (fulfillment_merge_id, fulfillment_line_id, bearer_line_id, quantity) VALUES (?, ?, ?, ?)", lines);
    }

    void undone(Collection<Borne> borne) {
        batch.batchUpdate("UPDATE fulfillment_merge SET undone_at = ?, undone_by = ? WHERE fulfillment_merge_id = ? AND undone_at IS NULL",
            borne.stream().map(b -> new Object[] {now(), Actor.current(), b.mergeId()}).toList());
    }

    void split(FulfillmentId child, FulfillmentId parent) {
        Lane.current().write(splits, new Object[] {child.value(), parent.value(), now(), Actor.current()});
    }

    /** What the child was split off; empty once it was put back. */
    Optional<FulfillmentId> parentOf(FulfillmentId child) {
        Lane.current().flush();
        return jdbc.sql("SELECT parent_id FROM fulfillment_split WHERE child_id = :child AND joined_at IS NULL").param("child", child.value())
            .query(Long.class).optional().map(FulfillmentId::new);
    }

    List<FulfillmentId> childrenOf(FulfillmentId parent) {
        Lane.current().flush();
        return jdbc.sql("SELECT child_id FROM fulfillment_split WHERE parent_id = :parent AND joined_at IS NULL ORDER BY child_id").param("parent", parent.value())
            .query(Long.class).list().stream().map(FulfillmentId::new).toList();
    }

    /** The child is no more; what was split off it belongs to its parent now. */
    void joined(FulfillmentId child, FulfillmentId parent) {
        Lane.current().flush();
        jdbc.sql("UPDATE fulfillment_split SET joined_at = :now, joined_by = :by WHERE child_id = :child AND joined_at IS NULL")
            .param("now", now()).param("by", Actor.current()).param("child", child.value()).update();
        jdbc.sql("UPDATE fulfillment_split SET parent_id = :parent WHERE parent_id = :child AND joined_at IS NULL")
            .param("parent", parent.value()).param("child", child.value()).update();
    }

    private void writeSplits(List<Object[]> rows) {
        batch.batchUpdate("INSERT INTO fulfillment_split (child_id, parent_id, split_at, split_by, joined_at, joined_by) VALUES (?, ?, ?, ?, NULL, '')", rows);
    }

    private String now() {
        return SqlTime.text(Instant.now(clock));
    }

    private String write(Merging.Own own) {
        try {
            return json.writeValueAsString(own);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("How a fulfillment is handled can always be written as JSON", e);
        }
    }

    private Merging.Own read(String text) {
        try {
            return json.readValue(text, Merging.Own.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("bearer_own is not JSON that this house wrote", e);
        }
    }
}
