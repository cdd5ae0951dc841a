package dev.wharf.question;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.question.Question.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Questions to buyers. The only class whose SQL writes table buyer_question. */
@Repository
class Questions {
    private static final String SELECT = """
        SELECT buyer_question_id, fulfillment_id, sales_order_id, kind, task_key, task_id, note, salt, home, state, answer, tries, asked_by, asked_at, remind_at, expires_at, ended_at
          FROM buyer_question\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Questions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(Question question, String tokenDigest) {
        jdbc.sql("""
                INSERT INTO buyer_question (buyer_question_id, fulfillment_id, sales_order_id, kind, task_key, task_id, note, salt, token_digest, home, state, answer, tries, asked_by,
                    asked_at, remind_at, expires_at, ended_at)
                VALUES (:id, :fulfillment, :order, :kind, :taskKey, :taskId, :note, :salt, :digest, :home, 'OPEN', '', 0, :by, :at, :remind, :expires, NULL)
                """)
            .param("id", question.id()).param("fulfillment", question.fulfillment().value()).param("order", question.salesOrderId()).param("kind", question.kind().name())
            .param("taskKey", question.taskKey()).param("taskId", question.taskId()).param("note", question.note()).param("salt", question.salt()).param("digest", tokenDigest)
            .param("home", question.home()).param("by", question.askedBy()).param("at", SqlTime.text(question.askedAt())).param("remind", SqlTime.text(question.remindAt()))
            .param("expires", SqlTime.text(question.expiresAt())).update();
    }

    Optional<Question> find(long id) {
        return jdbc.sql(SELECT + "WHERE buyer_question_id = :id").param("id", id).query((rs, n) -> read(rs)).optional();
    }

    Optional<Question> byToken(String tokenDigest) {
        return jdbc.sql(SELECT + "WHERE token_digest = :digest").param("digest", tokenDigest).query((rs, n) -> read(rs)).optional();
    }

    Optional<Question> open(FulfillmentId id, QuestionKind kind) {
        return jdbc.sql(SELECT + "WHERE fulfillment_id = :id AND kind = :kind AND state = 'OPEN'").param("id", id.value()).param("kind", kind.name())
            .query((rs, n) -> read(rs)).optional();
    }

    /** The newest first. */
    List<Question> of(FulfillmentId id) {
        return jdbc.sql(SELECT + "WHERE fulfillment_id = :id ORDER BY asked_at DESC, buyer_question_id DESC").param("id", id.value()).query((rs, n) -> read(rs)).list();
    }

    /** Open ones, those whose time ends first at the beginning. */
    List<Question> allOpen(int most) {
        return jdbc.sql(SELECT + "WHERE state = 'OPEN' ORDER BY expires_at LIMIT :most").param("most", most).query((rs, n) -> read(rs)).list();
    }

    List<Question> toRemind(int most) {
        return jdbc.sql(SELECT + "WHERE remind_at <= :now ORDER BY remind_at LIMIT :most").param("now", SqlTime.text(clock.instant())).param("most", most)
            .query((rs, n) -> read(rs)).list();
    }

    List<Question> overdue(int most) {
        return jdbc.sql(SELECT + "WHERE state = 'OPEN' AND expires_at <= :now ORDER BY expires_at LIMIT :most").param("now", SqlTime.text(clock.instant())).param("most", most)
            .query((rs, n) -> read(rs)).list();
    }

    /** @return false if it had ended before; of two who end it at the same moment one is told true */
    boolean end(long id, State state, String answer) {
        return jdbc.sql("""
                UPDATE buyer_question SET state = :state, answer = :answer, remind_at = NULL, ended_at = :now WHERE buyer_question_id = :id AND state = 'OPEN'
                """).param("state", state.name()).param("answer", answer).param("now", SqlTime.text(clock.instant())).param("id", id).update() == 1;
    }

    /** @return false if it was reminded of before, or has ended */
    boolean reminded(long id) {
        return jdbc.sql("UPDATE buyer_question SET remind_at = NULL WHERE buyer_question_id = :id AND remind_at IS NOT NULL").param("id", id).update() == 1;
    }

    /** Another task of its kind took the place of the one it was asked about. */
    void movedTo(long id, String taskId) {
        jdbc.sql("UPDATE buyer_question SET task_id = :task WHERE buyer_question_id = :id AND state = 'OPEN'").param("task", taskId).param("id", id).update();
    }

    void tried(long id) {
        jdbc.sql("UPDATE buyer_question SET tries = tries + 1 WHERE buyer_question_id = :id").param("id", id).update();
    }

    private static Question read(ResultSet rs) throws SQLException {
        return new Question(rs.getLong("buyer_question_id"), new FulfillmentId(rs.getLong("fulfillment_id")), rs.getLong("sales_order_id"),
            QuestionKind.valueOf(rs.getString("kind")), rs.getString("task_key"), rs.getString("task_id"), rs.getString("note"), rs.getString("salt"), rs.getString("home"),
            State.valueOf(rs.getString("state")), rs.getString("answer"), rs.getInt("tries"), rs.getString("asked_by"), at(rs, "asked_at"), at(rs, "remind_at"), at(rs, "expires_at"), at(rs, "ended_at"));
    }

    private static Instant at(ResultSet rs, String column) throws SQLException {
        return SqlTime.instant(rs.getObject(column, LocalDateTime.class));
    }
}
