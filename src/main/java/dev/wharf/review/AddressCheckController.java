package dev.wharf.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wharf.common.Refusal;
import dev.wharf.review.address.AddressService;
import dev.wharf.review.address.AddressVerdict;
import dev.wharf.review.address.Receiver;
import dev.wharf.review.rule.RuleUnavailable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Addresses judged without an order, by the same rules. Nothing is stored or logged, and no transaction is open while services are asked. */
@RestController
@RequestMapping("/api/v1/addresses")
class AddressCheckController {
    static final int LIST_AT_MOST = 500;

    /** Either the region fields and {@code detail}, or a one-line {@code address}; absent fields are empty. */
    record ReceiverRequest(String name, String phone, String province, String city, String district, String detail, String address) {
        private Receiver receiver(String at) {
            return new Receiver(text(at, "name", name, 100), text(at, "phone", phone, 64), text(at, "province", province, 50), text(at, "city", city, 50),
                text(at, "district", district, 50), text(at, "detail", detail, 500), text(at, "address", address, 600));
        }

        private static String text(String at, String field, String value, int most) {
            if (value == null) return "";
            if (value.length() > most) throw Refusal.invalid("FIELD_TOO_LONG", at + field, at + field + " has more than " + most + " characters; shorten it.");
            return value.strip();
        }
    }

    /** @param code of a problem that blocks, or of a remark that does not; @param proposal what could be written; empty if nothing is known */
    record FindingAnswer(String code, String part, String zh, String en, String proposal) { }

    /** @param codes empty if usable; @param findings the problems, then remarks */
    record VerdictAnswer(String level, List<String> codes, boolean usable, String province, String city, String district, List<FindingAnswer> findings) {
        private static VerdictAnswer of(AddressVerdict verdict) {
            var problems = verdict.findings().stream().map(f -> new FindingAnswer(f.problem().name(), f.part(), f.zh(), f.en(), f.proposal()));
            var remarks = verdict.remarks().stream().map(r -> new FindingAnswer(r.code(), r.part(), r.zh(), r.en(), r.proposal()));
            var codes = verdict.usable() ? List.<String>of() : Arrays.asList(verdict.codes().split("\\+"));
            return new VerdictAnswer(verdict.level().name(), codes, verdict.usable(), verdict.province(), verdict.city(), verdict.district(),
                Stream.concat(problems, remarks).toList());
        }
    }

    record LibraryAnswer(int rows, String version) { }

    private final AddressService service;
    private final AddressLibrary library;
    private final ObjectMapper json;

    AddressCheckController(AddressService service, AddressLibrary library, ObjectMapper json) {
        this.service = service;
        this.library = library;
        this.json = json;
    }

    /** One address, answered with its verdict, or a list of up to 500, answered with the verdicts in their order. */
    @PostMapping("/check")
    Object check(@RequestBody JsonNode body) {
        if (!body.isArray()) return verdicts(List.of(request(body, ""))).get(0);
        if (body.size() > LIST_AT_MOST) {
            throw Refusal.invalid("TOO_MANY_ADDRESSES", "", "A list has at most " + LIST_AT_MOST + " addresses; this one has " + body.size() + ". Send it in parts.");
        }
        var receivers = new ArrayList<Receiver>(body.size());
        for (int i = 0; i < body.size(); i++) receivers.add(request(body.get(i), "[" + i + "]."));
        return verdicts(receivers);
    }

    /** Loads the division library again, after its files were changed or repaired. */
    @PostMapping("/library/reload")
    LibraryAnswer reload() {
        var loaded = available(library::reload);
        return new LibraryAnswer(loaded.libraryRows(), loaded.libraryVersion());
    }

    private List<VerdictAnswer> verdicts(List<Receiver> receivers) {
        return available(() -> service.check(receivers)).stream().map(VerdictAnswer::of).toList();
    }

    private Receiver request(JsonNode node, String at) {
        if (!node.isObject()) throw Refusal.invalid("MALFORMED_JSON", at.replace(".", ""), "An address is a JSON object with name, phone and the parts of the address.");
        try {
            return json.treeToValue(node, ReceiverRequest.class).receiver(at);
        } catch (JsonProcessingException wrongType) {
            throw Refusal.invalid("MALFORMED_JSON", at.replace(".", ""), "Every field of an address is a text.");
        }
    }

    private static <T> T available(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuleUnavailable unavailable) {
            throw Refusal.conflict("ADDRESS_LIBRARY_UNAVAILABLE", unavailable.sentence().en());
        }
    }
}
