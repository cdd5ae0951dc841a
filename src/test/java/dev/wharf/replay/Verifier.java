package dev.wharf.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Takes baskets from the bench and scans every unit; tries to forget special requests; now and then finds a difference. */
final class Verifier implements Worker {
    private static final int PERCENT_WRONG = 5;
    private static final int PERCENT_DIFFERENT = 2;
    private static final Set<String> IN_HANDS = ConcurrentHashMap.newKeySet();
    private static final Set<String> DIFFERENT_BEFORE = ConcurrentHashMap.newKeySet();

    private final String name;
    private final Api api;
    private final Floor floor;
    private final Tally tally;
    private final Map<String, String> barcodes;

    Verifier(int place, Api api, Floor floor, Tally tally, Map<String, String> barcodes) {
        this.name = Staff.VERIFIER + " at bench " + place;
        this.api = api;
        this.floor = floor;
        this.tally = tally;
        this.barcodes = barcodes;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean work() {
        boolean any = false;
        for (var number : floor.atTheBench()) {
            if (!IN_HANDS.add(number)) continue;
            any = true;
            try {
                verify(number, "/api/v1/verifications/" + number);
            } finally {
                IN_HANDS.remove(number);
            }
        }
        return any;
    }

    private void verify(String number, String path) {
        var answer = api.get(Staff.VERIFIER, path);
        if (answer.status() == 409) return;
        var count = api.require(answer);
        if (!count.path("state").asText().equals("OPEN")) return;
        if (Choice.percent("different", number) < PERCENT_DIFFERENT && DIFFERENT_BEFORE.add(number)) {
            differ(path, count);
            return;
        }
        if (Choice.percent("wrong item", number) < PERCENT_WRONG) refused(scan(path, "0000000000000"), "UNKNOWN_BARCODE");
        if (!scanAll(path, count)) return;
        confirmRequests(path, count.path("requests"));
    }

    /** @return true if the count is still open behind the last unit */
    private boolean scanAll(String path, JsonNode count) {
        for (var line : count.path("lines")) {
            var sku = line.path("sku").asText();
            if (line.path("serial").asBoolean()) {
                for (var serial : floor.serialsOf(count.path("fulfillmentNo").asText(), sku)) {
                    if (!scan(path, serial).path("state").asText().equals("OPEN")) return false;
                }
                continue;
            }
            var barcode = barcodes.getOrDefault(sku, sku);
            for (int left = line.path("needed").asInt() - line.path("scanned").asInt(); left > 0; left--) {
                if (!scan(path, barcode).path("state").asText().equals("OPEN")) return false;
            }
        }
        return true;
    }

    private JsonNode scan(String path, String barcode) {
        var answer = api.post(Staff.VERIFIER, path + "/scans", Map.of("clientKey", UUID.randomUUID().toString(), "barcode", barcode));
        return answer.status() == 409 ? answer.body() : api.require(answer);
    }

    private void confirmRequests(String path, JsonNode requests) {
        if (requests.isEmpty()) return;
        var finished = api.post(Staff.VERIFIER, path + "/finish", Map.of());
        if (finished.code().equals("REQUEST_NOT_CONFIRMED")) tally.count("Special requests that could not be forgotten");
        else if (finished.ok()) tally.failed("Special request: " + path + " was finished without its confirmation");
        for (var request : requests) {
            var answer = api.post(Staff.VERIFIER, path + "/requests/" + request.path("index").asInt() + "/confirm", Map.of());
            if (answer.status() != 409) api.require(answer);
        }
    }

    private void differ(String path, JsonNode count) {
        var answer = api.post(Staff.VERIFIER, path + "/differences",
            Map.of("kind", "MISSING", "sku", count.path("lines").path(0).path("sku").asText(), "quantity", 1, "note", "Counted twice"));
        if (answer.ok()) tally.count("Differences reported at verifying");
        else if (answer.status() != 409) throw new IllegalStateException("Difference: " + answer);
    }

    private void refused(JsonNode answer, String with) {
        var result = answer.path("result").asText();
        if (result.equals(with)) tally.count("Wrong scans refused at verifying: " + with);
        else if (result.equals("ACCEPTED")) tally.failed("Wrong scan: accepted at verifying, " + answer);
    }
}
