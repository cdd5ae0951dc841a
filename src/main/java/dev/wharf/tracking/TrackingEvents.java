package dev.wharf.tracking;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.wharf.common.SqlTime;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What carriers said, each thing once. The only class whose SQL writes tracking_event. */
@Repository
class TrackingEvents {
    record New(TrackedParcel parcel, CarrierScan scan) { }

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    TrackingEvents(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    Map<Long, Set<CarrierScan.Key>> of(Collection<Long> parcels) {
        if (parcels.isEmpty()) return Map.of();
        return jdbc.sql("SELECT parcel_id, happened_at, state, text_digest FROM tracking_event WHERE parcel_id IN (:ids)").param("ids", parcels)
            .query((rs, n) -> Map.entry(rs.getLong(1), new CarrierScan.Key(SqlTime.instant(rs.getObject(2, LocalDateTime.class)),
                rs.getString(3).isEmpty() ? null : TrackingState.valueOf(rs.getString(3)), rs.getString(4)))).list().stream()
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())));
    }

    void add(List<New> events) {
        if (events.isEmpty()) return;
        batch.batchUpdate("INSERT INTO tracking_event (parcel_id, happened_at, state, text_digest, fulfillment_id, text, place) VALUES (?, ?, ?, ?, ?, ?, ?)",
            events.stream().map(e -> {
                var key = e.scan().key();
                return new Object[] {e.parcel().parcelId(), SqlTime.text(key.at()), key.state() == null ? "" : key.state().name(), key.digest(), e.parcel().fulfillment().value(),
                    e.scan().text(), e.scan().place()};
            }).toList());
    }
}
