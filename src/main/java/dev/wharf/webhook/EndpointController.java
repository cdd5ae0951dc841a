package dev.wharf.webhook;

import dev.wharf.webhook.Changes.Act;
import dev.wharf.webhook.EndpointDesk.Wish;
import dev.wharf.webhook.EndpointDesk.WithSecret;
import dev.wharf.webhook.LateEndpoints.Late;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Systems that are told what happens to orders. A secret is in the answer that made it and never again. */
@RestController
@RequestMapping("/api/v1/webhooks")
class EndpointController {
    private static final Logger LOG = LoggerFactory.getLogger(EndpointController.class);
    private static final Duration KEEP_OLD = Duration.ofHours(24);

    /** @param keepOldHours left out for 24 */
    record Rotation(Integer keepOldHours) { }

    /** @param status 0 without an answer @param words the first of the other side's, or why it was not called; what broke stands in the log only, for it tells of our network */
    record Tested(int status, String words, long millis) { }

    private final EndpointDesk desk;
    private final OwnEndpoints endpoints;
    private final Deliveries deliveries;
    private final LateEndpoints late;
    private final Changes changes;
    private final Sender sender;
    private final Clock clock;

    EndpointController(EndpointDesk desk, OwnEndpoints endpoints, Deliveries deliveries, LateEndpoints late, Changes changes, Sender sender, Clock clock) {
        this.desk = desk;
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.late = late;
        this.changes = changes;
        this.sender = sender;
        this.clock = clock;
    }

    @GetMapping
    List<EndpointView> list() {
        var seen = endpoints.list();
        var lateSince = late.among(seen).stream().collect(Collectors.toMap(Late::endpoint, Late::since));
        return seen.stream().map(e -> EndpointView.of(e, deliveries.figures(e.id()), lateSince.get(e.id()), null, clock.instant())).toList();
    }

    @GetMapping("/{id}")
    EndpointView get(@PathVariable long id) {
        return view(endpoints.get(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    EndpointView create(@RequestBody Wish wish) {
        return view(desk.create(wish));
    }

    @PutMapping("/{id}")
    EndpointView change(@PathVariable long id, @RequestBody Wish wish) {
        return view(desk.change(id, wish));
    }

    /** What waits for it goes with it. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable long id) {
        desk.remove(id);
    }

    @PostMapping("/{id}/on")
    EndpointView switchOn(@PathVariable long id) {
        return view(desk.switchOn(id));
    }

    @PostMapping("/{id}/off")
    EndpointView switchOff(@PathVariable long id) {
        return view(desk.switchOff(id));
    }

    @PostMapping("/{id}/rotate")
    EndpointView rotate(@PathVariable long id, @RequestBody(required = false) Rotation rotation) {
        return view(desk.rotate(id, rotation == null || rotation.keepOldHours() == null ? KEEP_OLD : Duration.ofHours(rotation.keepOldHours())));
    }

    /** Sends {@code webhook.test} at once, also to one that is off, and says what came back. */
    @PostMapping("/{id}/test")
    Tested test(@PathVariable long id) {
        var endpoint = endpoints.get(id);
        var started = System.nanoTime();
        var body = "{\"type\":\"webhook.test\",\"timestamp\":\"%s\",\"data\":{}}".formatted(clock.instant());
        var answer = sender.send(endpoint, "test_" + UUID.randomUUID(), body.getBytes(StandardCharsets.UTF_8));
        changes.made(id, Act.TESTED, String.valueOf(answer.status()));
        if (answer.broken()) LOG.info("Test of webhook endpoint {}: {}", id, answer.words());
        return new Tested(answer.status(), answer.broken() ? "no answer" : answer.words(), Duration.ofNanos(System.nanoTime() - started).toMillis());
    }

    /** Of one that is removed, too, for administrators. */
    @GetMapping("/{id}/changes")
    List<Changes.Change> changes(@PathVariable long id) {
        if (!OwnEndpoints.all()) endpoints.get(id);
        return changes.of(id, 100);
    }

    private EndpointView view(Endpoint e) {
        return view(new WithSecret(e, null));
    }

    private EndpointView view(WithSecret made) {
        var e = made.endpoint();
        return EndpointView.of(e, deliveries.figures(e.id()), late.among(List.of(e)).stream().findFirst().map(Late::since).orElse(null), made.secret(), clock.instant());
    }
}
