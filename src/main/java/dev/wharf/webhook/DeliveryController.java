package dev.wharf.webhook;

import dev.wharf.common.Refusal;
import dev.wharf.process.Lanes;
import dev.wharf.webhook.Changes.Act;
import dev.wharf.webhook.Replays.What;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an endpoint was told, what waits and what was given up; and telling it again. */
@RestController
@RequestMapping("/api/v1/webhooks/{id}")
class DeliveryController {
    private static final int MOST = 200;

    /** @param what DEAD, or SINCE with {@code since}, a time with its zone */
    record Request(String what, String since) { }

    record Page(List<Deliveries.Row> deliveries, String next) { }

    private final OwnEndpoints endpoints;
    private final Deliveries deliveries;
    private final Replays replays;
    private final Queues queues;
    private final Changes changes;
    private final Lanes lanes;

    DeliveryController(OwnEndpoints endpoints, Deliveries deliveries, Replays replays, Queues queues, Changes changes, Lanes lanes) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.replays = replays;
        this.queues = queues;
        this.changes = changes;
        this.lanes = lanes;
    }

    /** Newest first. @param state WAITING, DONE or DEAD @param cursor {@code next} of the answer before */
    @GetMapping("/deliveries")
    Page list(@PathVariable long id, @RequestParam(defaultValue = "DEAD") String state, @RequestParam(defaultValue = "") String cursor, @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST) throw Refusal.invalid("LIMIT_INVALID", "limit", "One answer has 1 to " + MOST + " deliveries.");
        if (!cursor.matches("[0-9]{0,18}")) throw Refusal.invalid("CURSOR_INVALID", "cursor", "cursor is the next of the answer before.");
        var wanted = Arrays.stream(Sent.State.values()).filter(s -> s.name().equals(state)).findFirst()
            .orElseThrow(() -> Refusal.invalid("FIELD_INVALID", "state", "state is one of " + Arrays.toString(Sent.State.values()) + "."));
        var found = deliveries.list(endpoints.get(id).id(), wanted, cursor.isEmpty() ? Long.MAX_VALUE : Long.parseLong(cursor), limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        return new Page(page, found.size() > limit ? String.valueOf(page.get(limit - 1).sequence()) : "");
    }

    /** Sends one event again. */
    @PostMapping("/deliveries/{sequence}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void again(@PathVariable long id, @PathVariable long sequence) {
        lanes.runOne(() -> {
            endpoints.lock(id);
            queues.put(List.of(deliveries.find(id, sequence).orElseThrow(() -> Refusal.notFound("DELIVERY_NOT_FOUND", "This endpoint has no event " + sequence + "."))));
            changes.made(id, Act.REPLAYED, "evt_" + sequence);
        });
    }

    /** Sends many again; how far it is stands in {@code GET …/replays}. */
    @PostMapping("/replays")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Replays.Replay replay(@PathVariable long id, @RequestBody Request request) {
        var what = Arrays.stream(What.values()).filter(w -> w.name().equals(request.what())).findFirst()
            .orElseThrow(() -> Refusal.invalid("FIELD_INVALID", "what", "what is one of " + Arrays.toString(What.values()) + "."));
        var since = what == What.SINCE ? since(request.since()) : null;
        return lanes.call(() -> {
            var started = replays.start(endpoints.lock(id), what, since);
            changes.made(id, Act.REPLAYED, what == What.SINCE ? "≥ " + since : what.name());
            return started;
        });
    }

    @GetMapping("/replays")
    List<Replays.Replay> replays(@PathVariable long id) {
        return replays.of(endpoints.get(id).id(), 20);
    }

    private static Instant since(String text) {
        try {
            return OffsetDateTime.parse(text == null ? "" : text).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.invalid("FIELD_INVALID", "since", "since is a time with its zone, such as 2026-11-20T00:00:00+08:00.");
        }
    }
}
