package dev.wharf.shipping.weigh;

import dev.wharf.common.Refusal;
import java.util.Locale;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For scales. A parcel out of range is an answer, not an error: status 200 and a verdict. */
@RestController
@RequestMapping("/api/v1/parcels/{number}/weight")
class WeightController {
    record WeightRequest(Integer grams, String clientKey) { }

    record AcceptRequest(String reason) { }

    /** @param expectedG and {@code toleranceG}: null if the weight of a SKU is not known. @param message empty unless it must go back to the bench */
    record Answer(String fulfillmentNo, int grams, Integer expectedG, Integer toleranceG, String verdict, String message) {
        static Answer of(Weighing w, Locale locale) {
            return new Answer(w.fulfillment().toString(), w.grams(), w.expectedG(), w.toleranceG(), w.verdict().name(),
                w.verdict() == Weighing.Verdict.OUT_OF_RANGE ? Scale.text(w).in(locale) : "");
        }
    }

    private final Scale scale;

    WeightController(Scale scale) {
        this.scale = scale;
    }

    @PostMapping
    Answer weigh(@PathVariable String number, @RequestBody WeightRequest request, Locale locale) {
        if (request.grams() == null) throw Refusal.invalid("GRAMS_INVALID", "grams", "grams is missing.");
        return Answer.of(scale.weigh(number, request.grams(), request.clientKey()), locale);
    }

    /** A lead says why the weight is right although it is out of range. */
    @PostMapping("/accept")
    Answer accept(@PathVariable String number, @RequestBody AcceptRequest request, Locale locale) {
        return Answer.of(scale.accept(number, request.reason() == null ? "" : request.reason().strip()), locale);
    }
}
