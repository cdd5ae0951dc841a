package dev.wharf.shipping.weigh;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import dev.wharf.shipping.weigh.Weighing.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The only class whose SQL writes parcel_weighing. */
@Repository
class Weighings {
    private static final String COLUMNS = "parcel_weighing_id, parcel_id, fulfillment_id, grams, expected_g, tolerance_g, verdict, reason, person, weighed_at, client_key";

    private final JdbcClient jdbc;

    Weighings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws Refusal CONFLICT if another weighing has this key */
    void add(Weighing weighing) {
        try {
            insert(weighing);
        } catch (DuplicateKeyException e) {
            throw keyTaken();
        }
    }

    static Refusal keyTaken() {
        return Refusal.conflict("CLIENT_KEY_TAKEN", "This clientKey belongs to the weighing of another parcel.");
    }

    private void insert(Weighing weighing) {
        jdbc.sql("INSERT INTO parcel_weighing (" + COLUMNS + ") VALUES (:id, :parcel, :fulfillment, :grams, :expected, :tolerance, :verdict, :reason, :person, :at, :key)")
            .param("id", weighing.id()).param("parcel", weighing.parcel()).param("fulfillment", weighing.fulfillment().value()).param("grams", weighing.grams())
            .param("expected", weighing.expectedG()).param("tolerance", weighing.toleranceG()).param("verdict", weighing.verdict().name()).param("reason", weighing.reason())
            .param("person", weighing.person()).param("at", SqlTime.text(weighing.at())).param("key", weighing.clientKey()).update();
    }

    Optional<Weighing> byKey(String clientKey) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM parcel_weighing WHERE client_key = :key").param("key", clientKey).query((rs, n) -> read(rs)).optional();
    }

    /** All of these orders' parcels, the newest last. */
    List<Weighing> of(Collection<FulfillmentId> ids) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM parcel_weighing WHERE fulfillment_id IN (:ids) ORDER BY parcel_weighing_id")
            .param("ids", ids.stream().map(FulfillmentId::value).sorted().toList()).query((rs, n) -> read(rs)).list();
    }

    /** Newest weighings that are out of range, of parcels weighed lately; the newest first. */
    List<Weighing> outOfRange(int most) {
        return jdbc.sql("SELECT " + COLUMNS + """
                  FROM parcel_weighing w WHERE w.verdict = 'OUT_OF_RANGE'
                   AND NOT EXISTS (SELECT 1 FROM parcel_weighing n WHERE n.fulfillment_id = w.fulfillment_id AND n.parcel_id = w.parcel_id AND n.parcel_weighing_id > w.parcel_weighing_id)
                 ORDER BY w.parcel_weighing_id DESC LIMIT :most
                """.indent(1)).param("most", most).query((rs, n) -> read(rs)).list();
    }

    private static Weighing read(ResultSet rs) throws SQLException {
        return new Weighing(rs.getLong(1), rs.getLong(2), new FulfillmentId(rs.getLong(3)), rs.getInt(4), number(rs, 5), number(rs, 6), Verdict.valueOf(rs.getString(7)),
            rs.getString(8), rs.getString(9), SqlTime.instant(rs.getObject(10, LocalDateTime.class)), rs.getString(11));
    }

    private static Integer number(ResultSet rs, int column) throws SQLException {
        int value = rs.getInt(column);
        return rs.wasNull() ? null : value;
    }
}
