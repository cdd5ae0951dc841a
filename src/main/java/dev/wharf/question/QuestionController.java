package dev.wharf.question;

import dev.wharf.common.Refusal;
import dev.wharf.order.OrderNumbers;
import java.time.Instant;
import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/orders/{no}/questions}: asks the buyer about an open task, or asks anew with another link. */
@RestController
@RequestMapping("/api/v1/orders/{no}/questions")
class QuestionController {
    private static final int NOTE_MAX = 200;

    record AskRequest(String kind, String note) { }

    record AskAnswer(long question, String fulfillment, Instant expiresAt) { }

    private final AskBuyer ask;
    private final OrderNumbers numbers;

    QuestionController(AskBuyer ask, OrderNumbers numbers) {
        this.ask = ask;
        this.numbers = numbers;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    AskAnswer ask(@PathVariable String no, @RequestBody AskRequest request) {
        var kind = Arrays.stream(QuestionKind.values()).filter(k -> k.name().equals(request.kind())).findFirst()
            .orElseThrow(() -> Refusal.invalid("FIELD_INVALID", "kind", "kind is one of " + Arrays.toString(QuestionKind.values()) + "."));
        var note = request.note() == null ? "" : request.note().strip();
        if (note.length() > NOTE_MAX) throw Refusal.invalid("FIELD_TOO_LONG", "note", "note has more than " + NOTE_MAX + " characters; shorten it.");
        var question = ask.ask(numbers.one(no), kind, note);
        return new AskAnswer(question.id(), question.fulfillment().toString(), question.expiresAt());
    }
}
