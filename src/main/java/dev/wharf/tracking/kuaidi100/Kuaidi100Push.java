package dev.wharf.tracking.kuaidi100;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wharf.tracking.CarrierScan;
import dev.wharf.tracking.FeedText;
import dev.wharf.tracking.PushRefused;
import dev.wharf.tracking.TrackingReport;
import dev.wharf.tracking.TrackingState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what 快递100 pushes and answers: the full list of scans, the newest first, and one state for the parcel, which is that of the newest scan. Codes and words:
 * docs/rules/tracking.md. Pure.
 */
final class Kuaidi100Push {
    private static final int FINER = 3;

    /** 0 在途, 1 揽收, 7 转投, 8 清关 (10 to 13: its steps); 5 派件; 3 签收; 2 疑难; 4 退签, 6 退回, 14 拒签. */
    private static final Map<String, TrackingState> CODES = Map.ofEntries(
        Map.entry("0", TrackingState.IN_TRANSIT), Map.entry("1", TrackingState.IN_TRANSIT), Map.entry("7", TrackingState.IN_TRANSIT), Map.entry("8", TrackingState.IN_TRANSIT),
        Map.entry("10", TrackingState.IN_TRANSIT), Map.entry("11", TrackingState.IN_TRANSIT), Map.entry("12", TrackingState.IN_TRANSIT), Map.entry("13", TrackingState.PROBLEM),
        Map.entry("5", TrackingState.OUT_FOR_DELIVERY), Map.entry("3", TrackingState.DELIVERED), Map.entry("2", TrackingState.PROBLEM),
        Map.entry("4", TrackingState.RETURNED), Map.entry("6", TrackingState.RETURNED), Map.entry("14", TrackingState.RETURNED));
    private static final Map<String, TrackingState> WORDS = Map.ofEntries(
        Map.entry("在途", TrackingState.IN_TRANSIT), Map.entry("揽收", TrackingState.IN_TRANSIT), Map.entry("转投", TrackingState.IN_TRANSIT), Map.entry("转单", TrackingState.IN_TRANSIT),
        Map.entry("清关", TrackingState.IN_TRANSIT), Map.entry("派件", TrackingState.OUT_FOR_DELIVERY), Map.entry("签收", TrackingState.DELIVERED), Map.entry("疑难", TrackingState.PROBLEM),
        Map.entry("退签", TrackingState.RETURNED), Map.entry("退回", TrackingState.RETURNED), Map.entry("拒签", TrackingState.RETURNED));

    private Kuaidi100Push() { }

    /** @throws PushRefused UNREADABLE if it is none */
    static List<TrackingReport> read(byte[] param) {
        var push = FeedText.object(param);
        // An answer is the part of a push that tells of the parcel.
        var result = push.has("data") ? push : push.path("lastResult");
        var number = result.path("nu").asText("").strip();
        if (push.path("status").isMissingNode()) throw new PushRefused(PushRefused.Why.UNREADABLE);
        if (number.isEmpty()) return List.of();
        return List.of(new TrackingReport(carriers(push, result), number, scans(result), ended(push, result)));
    }

    /** Nothing more is pushed, because the carrier said nothing for days, or for another reason that is not the parcel's end. */
    private static boolean ended(JsonNode push, JsonNode result) {
        var status = push.path("status").asText();
        var state = state(result.path("state").asText(""));
        return status.equals("abort") || status.equals("shutdown") && state != TrackingState.DELIVERED && state != TrackingState.RETURNED;
    }

    /** With autoCheck the first carrier was a guess and comNew is what it turned out to be. */
    private static Set<String> carriers(JsonNode push, JsonNode result) {
        var carriers = new LinkedHashSet<String>();
        for (var name : List.of(result.path("com").asText(""), push.path("comOld").asText(""), push.path("comNew").asText(""))) if (!name.isBlank()) carriers.add(name.strip());
        return carriers;
    }

    private static List<CarrierScan> scans(JsonNode result) {
        var scans = new ArrayList<CarrierScan>();
        for (var line : result.path("data")) {
            time(line).ifPresent(at -> scans.add(new CarrierScan(at, ownState(line), line.path("context").asText("").strip(),
                first(line.path("areaName").asText(""), line.path("location").asText("")))));
        }
        var state = state(result.path("state").asText(""));
        if (state != null && !scans.isEmpty()) {
            int newest = newest(scans);
            var scan = scans.get(newest);
            scans.set(newest, new CarrierScan(scan.at(), state, scan.text(), scan.place()));
        }
        return scans;
    }

    private static Optional<Instant> time(JsonNode line) {
        return FeedText.time(line.path("ftime").asText("")).or(() -> FeedText.time(line.path("time").asText("")));
    }

    /** The list is said to begin with the newest; of scans in the same second that holds, else the times say it. */
    private static int newest(List<CarrierScan> scans) {
        int newest = 0;
        for (int i = 1; i < scans.size(); i++) if (scans.get(i).at().isAfter(scans.get(newest).at())) newest = i;
        return newest;
    }

    private static TrackingState ownState(JsonNode line) {
        var byCode = state(line.path("statusCode").asText(""));
        return byCode != null ? byCode : WORDS.get(line.path("status").asText("").strip());
    }

    /** Finer codes, of three digits and more, begin with the plain one: 301 is 3. @return null if it is none we know */
    private static TrackingState state(String code) {
        var plain = code.strip();
        return CODES.get(plain.length() >= FINER ? plain.substring(0, plain.length() - 2) : plain);
    }

    private static String first(String one, String other) {
        return one.isBlank() ? other.strip() : one.strip();
    }
}
