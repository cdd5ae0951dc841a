package dev.wharf.tracking.kdniao;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wharf.tracking.CarrierScan;
import dev.wharf.tracking.FeedText;
import dev.wharf.tracking.PushRefused;
import dev.wharf.tracking.PushRefused.Why;
import dev.wharf.tracking.TrackingReport;
import dev.wharf.tracking.TrackingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what 快递鸟 pushes, several parcels at once, and answers, which is one of them alone: the traces with the oldest first, and one state for each parcel, which is that of its newest
 * trace. Codes: docs/rules/tracking.md. Pure.
 */
final class KdniaoPush {
    private static final int FINER = 3;

    /** 1 揽收, 2 在途, 3 签收, 4 问题件, 5 转寄, 6 清关; 0 is no trace yet. */
    private static final Map<String, TrackingState> CODES = Map.of("1", TrackingState.IN_TRANSIT, "2", TrackingState.IN_TRANSIT, "3", TrackingState.DELIVERED,
        "4", TrackingState.PROBLEM, "5", TrackingState.IN_TRANSIT, "6", TrackingState.IN_TRANSIT);
    /** Where the finer code says more than its first digit: 202 派件中, 211 入柜; 404 拒收, 406 退货签收. */
    private static final Map<String, TrackingState> FINER_CODES = Map.of("202", TrackingState.OUT_FOR_DELIVERY, "211", TrackingState.OUT_FOR_DELIVERY,
        "404", TrackingState.RETURNED, "406", TrackingState.RETURNED);

    private KdniaoPush() { }

    /** @throws PushRefused UNREADABLE if it is none */
    static List<TrackingReport> read(byte[] requestData) {
        var reports = new ArrayList<TrackingReport>();
        for (var parcel : parcels(FeedText.object(requestData))) {
            var number = parcel.path("LogisticCode").asText("").strip();
            if (!number.isEmpty()) reports.add(new TrackingReport(Set.of(parcel.path("ShipperCode").asText("").strip()), number, scans(parcel), false));
        }
        return reports;
    }

    private static Iterable<JsonNode> parcels(JsonNode text) {
        if (text.has("Traces")) return List.of(text);
        var data = text.path("Data");
        if (!data.isArray()) throw new PushRefused(Why.UNREADABLE);
        return data;
    }

    private static List<CarrierScan> scans(JsonNode parcel) {
        var scans = new ArrayList<CarrierScan>();
        for (var trace : parcel.path("Traces")) {
            FeedText.time(trace.path("AcceptTime").asText("")).ifPresent(at -> scans.add(new CarrierScan(at, state(trace.path("Action").asText("")),
                trace.path("AcceptStation").asText("").strip(), trace.path("Location").asText("").strip())));
        }
        var finer = state(parcel.path("StateEx").asText(""));
        var state = finer == null ? state(parcel.path("State").asText("")) : finer;
        if (state != null && !scans.isEmpty()) {
            int newest = newest(scans);
            var scan = scans.get(newest);
            scans.set(newest, new CarrierScan(scan.at(), state, scan.text(), scan.place()));
        }
        return scans;
    }

    /** The list is said to end with the newest; of traces in the same second that holds, else the times say it. */
    private static int newest(List<CarrierScan> scans) {
        int newest = 0;
        for (int i = 1; i < scans.size(); i++) if (!scans.get(i).at().isBefore(scans.get(newest).at())) newest = i;
        return newest;
    }

    /** @return null if it is none we know */
    private static TrackingState state(String code) {
        var plain = code.strip();
        var finer = FINER_CODES.get(plain);
        return finer != null ? finer : CODES.get(plain.length() == FINER ? plain.substring(0, 1) : plain);
    }
}
