package dev.wharf.shipping;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Handover to the carrier. A refused number is an answer about that number, not an error of the request: status 200 and a code. */
@RestController
@RequestMapping("/api/v1/handovers")
class HandoverController {
    /** @param trackingNumbers 1 to 500 */
    record Request(List<String> trackingNumbers) { }

    /** @param fulfillmentNo null if no parcel has this number */
    record Result(String trackingNumber, boolean handedOver, String code, String message, String fulfillmentNo, Instant handedOverAt) { }

    record Answer(int handedOver, int refused, List<Result> results) { }

    private final Handover handover;

    HandoverController(Handover handover) {
        this.handover = handover;
    }

    @PostMapping
    Answer handOver(@RequestBody Request request, Locale locale) {
        var results = handover.handOver(request.trackingNumbers()).stream().map(r -> new Result(r.trackingNumber(), r.handedOver(), r.code(),
            r.text().in(locale), r.fulfillment() == null ? null : r.fulfillment().toString(), r.at())).toList();
        int done = (int) results.stream().filter(Result::handedOver).count();
        return new Answer(done, results.size() - done, results);
    }
}
