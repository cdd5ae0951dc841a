package dev.wharf.tracking;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.tracking.TrackedParcel.Watching;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;

/** A row of parcel_tracking. */
final class TrackedParcelRow {
    static final String SELECT = """
        SELECT parcel_id, fulfillment_id, carrier_code, tracking_number, feed, account, watch_state, watch_round, state, state_at, last_scan_at, delivered_at,
               handed_over_at, asked_at, ask_at
          FROM parcel_tracking\s""";
    static final String NO_STATE = "NONE";

    private TrackedParcelRow() { }

    static TrackedParcel read(ResultSet rs) throws SQLException {
        var state = rs.getString("state");
        var progress = new ParcelProgress(state.equals(NO_STATE) ? null : TrackingState.valueOf(state), at(rs, "state_at"), at(rs, "last_scan_at"), at(rs, "delivered_at"));
        return new TrackedParcel(rs.getLong("parcel_id"), new FulfillmentId(rs.getLong("fulfillment_id")), rs.getString("carrier_code"), rs.getString("tracking_number"),
            rs.getString("feed"), rs.getString("account"), Watching.valueOf(rs.getString("watch_state")), rs.getInt("watch_round"), progress, at(rs, "handed_over_at"), at(rs, "asked_at"),
            at(rs, "ask_at"));
    }

    private static Instant at(ResultSet rs, String column) throws SQLException {
        return SqlTime.instant(rs.getObject(column, LocalDateTime.class));
    }
}
