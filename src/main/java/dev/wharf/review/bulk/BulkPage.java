package dev.wharf.review.bulk;

import static java.util.stream.Collectors.joining;

import dev.wharf.channel.Shops;
import dev.wharf.common.Refusal;
import dev.wharf.order.OrderSelection;
import dev.wharf.process.FulfillOrder;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /orders/bulk}: choose, look at what would happen, run. {@code /orders/bulk/{id}}: how far a run is, and what became of each order. */
@Controller
@RequestMapping("/orders/bulk")
class BulkPage {
    private static final int RUNS_SHOWN = 10;
    private static final int ITEMS_SHOWN = 200;
    private static final List<String> OUTCOMES = List.of("PASSED", "HELD", "CANCELLED", "REFUSED", "FAILED", "PENDING");

    /** @param decision it resolves one of these {@code holds}, separated by spaces; other actions need none @param reason it needs one @param warehouse it takes one */
    record Choice(BulkAction action, boolean decision, String holds, boolean reason, boolean warehouse) { }

    private final BulkRuns runs;
    private final BulkRunStore store;
    private final OrderSelection selection;
    private final Shops shops;
    private final MessageSource messages;

    BulkPage(BulkRuns runs, BulkRunStore store, OrderSelection selection, Shops shops, MessageSource messages) {
        this.runs = runs;
        this.store = store;
        this.selection = selection;
        this.shops = shops;
        this.messages = messages;
    }

    @GetMapping
    String choose(@ModelAttribute("form") BulkForm form, Model model) {
        var holds = new TreeSet<>(FulfillOrder.TASK_OF_HOLD.keySet());
        holds.addAll(selection.openHolds());
        model.addAttribute("holds", holds);
        model.addAttribute("choices", Stream.of(BulkAction.values()).map(action -> new Choice(action, action.isDecision(), resolvedBy(action, holds), action.needsReason(), action == BulkAction.OTHER_WAREHOUSE)).toList());
        model.addAttribute("shops", shops.all());
        model.addAttribute("runs", store.latest(RUNS_SHOWN));
        return "orders-bulk";
    }

    private static String resolvedBy(BulkAction action, Collection<String> holds) {
        return action.isDecision() ? holds.stream().filter(action::fits).collect(joining(" ")) : "";
    }

    @PostMapping("/preview")
    String preview(@ModelAttribute("form") BulkForm form, Locale locale, Model model) {
        try {
            model.addAttribute("preview", runs.preview(form.request()));
            model.addAttribute("key", UUID.randomUUID().toString());
            model.addAttribute("danger", form.request().what() == BulkAction.CANCEL);
            return "orders-bulk :: preview";
        } catch (Refusal refusal) {
            return refused(refusal, locale, model);
        }
    }

    @PostMapping
    String start(@ModelAttribute("form") BulkForm form, Locale locale, HttpServletResponse response, Model model) {
        try {
            var run = runs.start(form.request(), form.key() == null ? "" : form.key());
            response.setHeader("HX-Redirect", "/orders/bulk/" + run.id());
            return "orders-bulk :: started";
        } catch (Refusal refusal) {
            return refused(refusal, locale, model);
        }
    }

    /** Stays on the page with the form as it is, and says it in the viewer's language if we have the words. */
    private String refused(Refusal refusal, Locale locale, Model model) {
        model.addAttribute("refusal", messages.getMessage("bulk.refused." + refusal.code(), null, refusal.getMessage(), locale));
        model.addAttribute("detail", refusal.getMessage());
        return "orders-bulk :: refused";
    }

    @GetMapping("/{id}")
    String run(@PathVariable long id, @RequestParam(defaultValue = "") String outcome, @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial, Model model) {
        return show(store.get(id), outcome, partial, model);
    }

    @PostMapping("/{id}/stop")
    String stop(@PathVariable long id, Model model) {
        return show(runs.stop(id), "", true, model);
    }

    private String show(BulkRun run, String outcome, boolean partial, Model model) {
        model.addAttribute("run", run);
        model.addAttribute("outcome", outcome);
        model.addAttribute("outcomes", OUTCOMES);
        model.addAttribute("items", store.items(run.id(), outcome, 0, ITEMS_SHOWN));
        model.addAttribute("shown", ITEMS_SHOWN);
        return partial ? "orders-bulk-run :: progress" : "orders-bulk-run";
    }
}
