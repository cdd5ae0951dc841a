package dev.wharf.review.merge;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Merging and splitting by hand. */
@RestController
@RequestMapping("/api/v1/fulfillments")
class MergeController {
    /** More are never one buyer's parcel. */
    private static final int AT_MOST = 50;

    record MergeRequest(String into, List<String> from) { }

    record MergeAnswer(String fulfillment, List<String> merged) { }

    /** @param order number of one order; left out for all */
    record UnmergeRequest(String order) { }

    record UnmergeAnswer(String fulfillment, List<String> apart) { }

    record LineRequest(String lineNo, Integer quantity, String order) { }

    record SplitRequest(List<LineRequest> lines) { }

    record SplitAnswer(String fulfillment, String part) { }

    record JoinAnswer(String fulfillment, String part) { }

    private final MergeRequests requests;
    private final MergeOverview overview;

    MergeController(MergeRequests requests, MergeOverview overview) {
        this.requests = requests;
        this.overview = overview;
    }

    @GetMapping("/{no}/merge-candidates")
    MergeOverview.Answer candidates(@PathVariable String no) {
        return overview.of(FulfillmentId.parse(no));
    }

    @PostMapping("/merge")
    MergeAnswer merge(@RequestBody MergeRequest request) {
        if (request.into() == null) throw Refusal.invalid("FIELD_MISSING", "into", "Name the fulfillment that is to ship the goods.");
        if (request.from() == null || request.from().isEmpty() || request.from().size() > AT_MOST || request.from().contains(null)) {
            throw Refusal.invalid("FIELD_MISSING", "from", "Name 1 to " + AT_MOST + " fulfillments whose goods are to leave with it.");
        }
        var into = FulfillmentId.parse(request.into());
        return new MergeAnswer(into.toString(), texts(requests.merge(into, request.from().stream().map(FulfillmentId::parse).toList())));
    }

    @PostMapping("/{no}/unmerge")
    UnmergeAnswer unmerge(@PathVariable String no, @RequestBody(required = false) UnmergeRequest request) {
        var id = FulfillmentId.parse(no);
        return new UnmergeAnswer(id.toString(), texts(requests.unmerge(id, request == null || request.order() == null ? "" : request.order().strip())));
    }

    @PostMapping("/{no}/split")
    SplitAnswer split(@PathVariable String no, @RequestBody SplitRequest request) {
        var id = FulfillmentId.parse(no);
        if (request.lines() == null || request.lines().contains(null)) throw Refusal.invalid("FIELD_MISSING", "lines", "Name the lines and units that leave apart.");
        var units = request.lines().stream().map(l -> new MergeRequests.Units(l.lineNo() == null ? "" : l.lineNo(), l.quantity() == null ? 0 : l.quantity(),
            l.order() == null ? "" : l.order())).toList();
        return new SplitAnswer(id.toString(), requests.split(id, units).toString());
    }

    @PostMapping("/{no}/join")
    JoinAnswer join(@PathVariable String no) {
        var part = FulfillmentId.parse(no);
        return new JoinAnswer(requests.join(part).toString(), part.toString());
    }

    private static List<String> texts(List<FulfillmentId> ids) {
        return ids.stream().map(FulfillmentId::toString).toList();
    }
}
