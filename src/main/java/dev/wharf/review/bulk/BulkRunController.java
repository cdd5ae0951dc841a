package dev.wharf.review.bulk;

import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** One act on many orders: preview, start, watch, stop. */
@RestController
@RequestMapping("/api/v1/bulk-runs")
class BulkRunController {
    private static final int MOST = 500;

    /** @param reason in Chinese, {@code reasonEn} the same in English; empty if it passes */
    record OrderAnswer(String fulfillment, String outcome, String stage, List<String> holds, String reason, String reasonEn) {
        static OrderAnswer of(String id, String outcome, String stage, List<String> holds, Text reason) {
            return new OrderAnswer(id, outcome, stage, holds, reason.zh(), reason.en());
        }
    }

    /** @param tried the counts and orders are about so many, the oldest of all chosen */
    record PreviewAnswer(int total, int tried, Map<Moved.Outcome, Long> outcomes, Map<String, Long> stillHeld, List<OrderAnswer> orders) { }

    /** @param counts orders by outcome, PENDING for those to come */
    record RunAnswer(long id, String action, String hold, String state, int total, int done, Map<String, Integer> counts, String startedBy, Instant startedAt, Instant finishedAt) {
        static RunAnswer of(BulkRun run) {
            return new RunAnswer(run.id(), run.request().action(), run.request().hold(), run.state().name(), run.total(), run.done(), run.counts(), run.startedBy(),
                run.started(), run.finished());
        }
    }

    /** @param next position to go on after, or 0 at the end */
    record ItemsAnswer(List<OrderAnswer> rows, int next) { }

    private final BulkRuns runs;
    private final BulkRunStore store;
    private final BulkCsv csv;

    BulkRunController(BulkRuns runs, BulkRunStore store, BulkCsv csv) {
        this.runs = runs;
        this.store = store;
        this.csv = csv;
    }

    /** Does it to the first 200 and takes it back. */
    @PostMapping("/preview")
    PreviewAnswer preview(@RequestBody BulkRequest request) {
        var preview = runs.preview(request);
        return new PreviewAnswer(preview.total(), preview.tried(), preview.outcomes(), preview.stillHeld(), preview.orders().stream()
            .map(m -> OrderAnswer.of(m.id().toString(), m.outcome().name(), m.stage() == null ? "" : m.stage().name(), m.holds(), m.reason())).toList());
    }

    @PostMapping
    ResponseEntity<RunAnswer> start(@RequestBody BulkRequest request, @RequestHeader(name = "Idempotency-Key", defaultValue = "") String key) {
        var run = runs.start(request, key);
        return ResponseEntity.status(HttpStatus.CREATED).header(HttpHeaders.LOCATION, "/api/v1/bulk-runs/" + run.id()).body(RunAnswer.of(run));
    }

    @GetMapping("/{id}")
    RunAnswer run(@PathVariable long id) {
        return RunAnswer.of(store.get(id));
    }

    @PostMapping("/{id}/stop")
    RunAnswer stop(@PathVariable long id) {
        return RunAnswer.of(runs.stop(id));
    }

    /** @param outcome only these; empty for all @param cursor {@code next} of the answer before @param limit rows of one answer, 1 to 500 */
    @GetMapping("/{id}/items")
    ItemsAnswer items(@PathVariable long id, @RequestParam(defaultValue = "") String outcome, @RequestParam(defaultValue = "0") int cursor,
                      @RequestParam(defaultValue = "200") int limit) {
        if (limit < 1 || limit > MOST) throw Refusal.invalid("LIMIT_INVALID", "limit", "One answer has 1 to " + MOST + " orders.");
        store.get(id);
        var items = store.items(id, outcome, cursor, limit);
        return new ItemsAnswer(items.stream().map(i -> OrderAnswer.of(i.fulfillment().toString(), i.outcome(), i.stage(), i.holds(), i.reason())).toList(),
            items.size() < limit ? 0 : items.get(items.size() - 1).position());
    }

    @GetMapping("/{id}/results.csv")
    ResponseEntity<StreamingResponseBody> results(@PathVariable long id) {
        store.get(id);
        return ResponseEntity.ok().contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
            .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"bulk-run-" + id + ".csv\"").body(out -> csv.write(id, out));
    }
}
