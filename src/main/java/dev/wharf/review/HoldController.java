package dev.wharf.review;

import dev.wharf.common.Refusal;
import dev.wharf.order.OrderNumbers;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Holds that people place on an order and release again. The same request twice places one. */
@RestController
@RequestMapping("/api/v1/orders/{no}/holds")
class HoldController {
    private static final int REASON_AT_MOST = 200;

    record HoldRequest(String reason) { }

    /** @param stage where the order is held */
    record HoldAnswer(String fulfillment, String code, String stage) { }

    private final ManualHolds holds;
    private final OrderNumbers numbers;

    HoldController(ManualHolds holds, OrderNumbers numbers) {
        this.holds = holds;
        this.numbers = numbers;
    }

    @PostMapping
    HoldAnswer place(@PathVariable String no, @RequestBody HoldRequest request) {
        var id = numbers.one(no);
        return new HoldAnswer(id.toString(), ManualHolds.CODE, holds.place(id, reason(request.reason, "is held")).name());
    }

    @DeleteMapping("/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable String no, @PathVariable String code, @RequestParam(defaultValue = "") String reason) {
        holds.release(numbers.one(no), code, reason(reason, "goes on"));
    }

    private static String reason(String text, String what) {
        if (text == null || text.isBlank()) throw Refusal.invalid("REASON_MISSING", "reason", "Say why the order " + what + ".");
        if (text.strip().length() > REASON_AT_MOST) throw Refusal.invalid("FIELD_TOO_LONG", "reason", "reason has more than " + REASON_AT_MOST + " characters.");
        return text.strip();
    }
}
