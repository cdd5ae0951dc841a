package dev.wharf.intake;

import dev.wharf.common.Refusal;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Orders in by REST and by file. The same order sent again is answered with the first one's number. */
@RestController
@RequestMapping("/api/v1/orders")
class OrderIntakeController {
    /** In one list; a longer one is better sent in parts, so that an answer comes in time. */
    static final int LIST_AT_MOST = 500;
    static final int FILE_AT_MOST = 10_000;

    record ListAnswer(int accepted, int duplicates, int refused, int failed, List<IntakeAnswer> results) { }

    record FileLine(int line, String outcome, String orderNo, String fulfillment, boolean differs, String code, String field, String message) { }

    record FileAnswer(long accepted, long duplicates, long refused, long failed, List<FileLine> results) { }

    private final Intake intake;

    OrderIntakeController(Intake intake) {
        this.intake = intake;
    }

    /**
     * One order (201 taken, 200 known, 422 refused) or a list of up to 500 (200 with one result for each, in their order).
     * An order is known by {@code shop} and {@code channelOrderNo}; that pair is the idempotency key.
     */
    @PostMapping(consumes = "application/json", produces = {"application/json", "application/problem+json"})
    ResponseEntity<Object> take(@RequestBody byte[] body) {
        return PayloadSplitter.isArray(body) ? ResponseEntity.ok(list(PayloadSplitter.array(body))) : one(body);
    }

    private ResponseEntity<Object> one(byte[] body) {
        var answer = intake.take(List.of(body), "API").get(0);
        return switch (answer.outcome()) {
            case "ACCEPTED" -> ResponseEntity.status(HttpStatus.CREATED).header("Location", "/api/v1/orders/" + answer.fulfillment()).body(answer);
            case "DUPLICATE" -> ResponseEntity.ok(answer);
            case "REFUSED" -> problem(HttpStatus.UNPROCESSABLE_ENTITY, answer);
            default -> problem(HttpStatus.SERVICE_UNAVAILABLE, answer);
        };
    }

    private static ResponseEntity<Object> problem(HttpStatus status, IntakeAnswer answer) {
        var problem = ProblemDetail.forStatusAndDetail(status, answer.message());
        problem.setProperty("code", answer.code());
        problem.setProperty("field", answer.field());
        return ResponseEntity.status(status).header("Content-Type", "application/problem+json").body(problem);
    }

    private ListAnswer list(List<byte[]> payloads) {
        if (payloads.size() > LIST_AT_MOST) {
            throw Refusal.invalid("TOO_MANY_ORDERS", "", "A list has at most " + LIST_AT_MOST + " orders; this one has " + payloads.size() + ". Nothing was taken.");
        }
        var results = intake.take(payloads, "API");
        return new ListAnswer((int) count(results, "ACCEPTED"), (int) count(results, "DUPLICATE"), (int) count(results, "REFUSED"), (int) count(results, "FAILED"), results);
    }

    /** A file of JSON lines, one order a line. */
    @PostMapping(path = "/import", consumes = "multipart/form-data")
    FileAnswer file(@RequestParam("file") MultipartFile file) throws IOException {
        return lines(file.getBytes());
    }

    @PostMapping(path = "/import", consumes = {"application/x-ndjson", "text/plain"})
    FileAnswer text(@RequestBody byte[] body) {
        return lines(body);
    }

    private FileAnswer lines(byte[] body) {
        var lines = PayloadSplitter.lines(body);
        if (lines.size() > FILE_AT_MOST) throw Refusal.invalid("TOO_MANY_ORDERS", "file", "A file has at most " + FILE_AT_MOST + " lines. Nothing was taken.");
        var numbers = new java.util.ArrayList<Integer>();
        var payloads = new java.util.ArrayList<byte[]>();
        for (int i = 0; i < lines.size(); i++) {
            if (new String(lines.get(i), java.nio.charset.StandardCharsets.UTF_8).isBlank()) continue;
            numbers.add(i + 1);
            payloads.add(lines.get(i));
        }
        var results = intake.take(payloads, "FILE");
        var answers = new java.util.ArrayList<FileLine>();
        for (int i = 0; i < results.size(); i++) {
            var r = results.get(i);
            answers.add(new FileLine(numbers.get(i), r.outcome(), r.orderNo(), r.fulfillment(), r.differs(), r.code(), r.field(), r.message()));
        }
        return new FileAnswer(count(results, "ACCEPTED"), count(results, "DUPLICATE"), count(results, "REFUSED"), count(results, "FAILED"), answers);
    }

    private static long count(List<IntakeAnswer> results, String outcome) {
        return results.stream().filter(r -> r.outcome().equals(outcome)).count();
    }
}
