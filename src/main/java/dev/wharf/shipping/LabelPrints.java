package dev.wharf.shipping;

import dev.wharf.common.SqlTime;
import dev.wharf.parcel.Parcel;
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

    /** How often the label that the parcel has now was printed. */
    int of(Parcel parcel) {
        return jdbc.sql("SELECT COUNT(*) FROM label_print WHERE parcel_id = :parcel AND tracking_number = :number").param("parcel", parcel.id()).param("number", parcel.trackingNumber())
            .query(Integer.class).single();
    }

    /** @param times how often it was printed with this time */
    void add(Parcel parcel, int times, String format, String reason, String by, Instant at) {
        jdbc.sql("""
                INSERT INTO label_print (parcel_id, tracking_number, print_no, format, reason, printed_by, printed_at)
                VALUES (:parcel, :number, :times, :format, :reason, :by, :at)
                """).param("parcel", parcel.id()).param("number", parcel.trackingNumber()).param("times", times).param("format", format).param("reason", reason).param("by", by).param("at", SqlTime.text(at)).update();
    }
}
