package dev.wharf.verification.photo;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import dev.wharf.process.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Pictures of differences, one each; a second one takes the place of the first. */
@Repository
public class DifferencePhotos {
    record Photo(String mediaType, byte[] content) { }

    private final JdbcClient jdbc;
    private final Clock clock;

    DifferencePhotos(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps the picture with the newest difference that this person reported about the order. */
    @Transactional
    public void keep(FulfillmentId id, byte[] content) {
        var type = PhotoType.of(content);
        var me = Actor.current();
        long difference = jdbc.sql("SELECT MAX(verification_difference_id) FROM verification_difference WHERE fulfillment_id = :id AND person = :me").param("id", id.value()).param("me", me)
            .query(Long.class).optional().orElseThrow(() -> Refusal.conflict("DIFFERENCE_NOT_REPORTED", "You have reported no difference about " + id + "; report it, then add its photo."));
        jdbc.sql("""
                INSERT INTO verification_photo (verification_difference_id, media_type, content, person, taken_at) VALUES (:id, :type, :content, :me, :now)
                ON DUPLICATE KEY UPDATE media_type = VALUES(media_type), content = VALUES(content), person = VALUES(person), taken_at = VALUES(taken_at)
                """).param("id", difference).param("type", type.mediaType()).param("content", content).param("me", me).param("now", SqlTime.text(Instant.now(clock))).update();
    }

    Optional<Photo> find(FulfillmentId id, long difference) {
        return jdbc.sql("""
                SELECT p.media_type, p.content FROM verification_photo p JOIN verification_difference d ON d.verification_difference_id = p.verification_difference_id
                 WHERE d.fulfillment_id = :id AND d.verification_difference_id = :difference
                """).param("id", id.value()).param("difference", difference).query((rs, n) -> new Photo(rs.getString(1), rs.getBytes(2))).optional();
    }
}
