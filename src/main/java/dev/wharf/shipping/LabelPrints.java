package dev.wharf.shipping;

import dev.wharf.common.SqlTime;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Each print of a label. The only class whose SQL names label_print. Call while the order's row is held. */
@Repository
class LabelPrints {
    private final JdbcClient jdbc;

    LabelPrints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How often the label of this parcel was printed. */
    int of(long parcel) {
        return jdbc.sql("SELECT COUNT(*) FROM label_print WHERE parcel_id = :parcel").param("parcel", parcel).query(Integer.class).single();
    }

    void add(long parcel, int number, String format, String reason, String by, Instant at) {
        jdbc.sql("""
                INSERT INTO label_print (parcel_id, print_no, format, reason, printed_by, printed_at) VALUES (:parcel, :number, :format, :reason, :by, :at)
                """).param("parcel", parcel).param("number", number).param("format", format).param("reason", reason).param("by", by).param("at", SqlTime.text(at)).update();
    }
}
