package dev.wharf.overview;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which differences of an order have a picture. */
@Component
class DifferencePictures {
    record Picture(long difference, String kind, String sku, int quantity, String person, Instant at) { }

    private final JdbcClient jdbc;

    DifferencePictures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Picture> of(FulfillmentId id) {
        return jdbc.sql("""
                SELECT d.verification_difference_id, d.kind, d.sku, d.quantity, p.person, p.taken_at
                  FROM verification_difference d JOIN verification_photo p ON p.verification_difference_id = d.verification_difference_id
                 WHERE d.fulfillment_id = :id ORDER BY d.verification_difference_id
                """).param("id", id.value())
            .query((rs, n) -> new Picture(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getInt(4), rs.getString(5), SqlTime.instant(rs.getObject(6, LocalDateTime.class)))).list();
    }
}
