package dev.wharf.overview;

import dev.wharf.allocation.Backorders;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.message.BuyerMessages;
import dev.wharf.order.OrderNumbers;
import dev.wharf.order.RejectReason;
import dev.wharf.order.Stage;
import dev.wharf.overview.track.TrackLinks;
import dev.wharf.parcel.CarrierCodes;
import dev.wharf.question.BuyerTalk;
import dev.wharf.refund.Refunds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.UriUtils;

/** {@code /orders/{no}}: one order, with the picture of its process. The page asks for {@code state} and comes again when that changed. */
@Controller
class OrderDetailPage {
    private static final List<Stage> STEPS = List.of(Stage.REVIEW, Stage.LOCK, Stage.PICK, Stage.VERIFY, Stage.SHIP, Stage.SYNC);

    private final OrderNumbers numbers;
    private final OrderViews reader;
    private final Timeline timeline;
    private final ProcessPicture pictures;
    private final Explanation explanation;
    private final Backorders backorders;
    private final DifferencePictures differences;
    private final TrackLinks links;
    private final BuyerTalk talk;
    private final BuyerMessages messages;
    private final Refunds refunds;
    private final CarrierCodes carriers;

    OrderDetailPage(OrderNumbers numbers, OrderViews reader, Timeline timeline, ProcessPicture pictures, Explanation explanation, Backorders backorders, DifferencePictures differences,
                    TrackLinks links, BuyerTalk talk, BuyerMessages messages, Refunds refunds, CarrierCodes carriers) {
        this.numbers = numbers;
        this.reader = reader;
        this.timeline = timeline;
        this.pictures = pictures;
        this.explanation = explanation;
        this.backorders = backorders;
        this.differences = differences;
        this.links = links;
        this.talk = talk;
        this.messages = messages;
        this.refunds = refunds;
        this.carriers = carriers;
    }

    /** @param state PAST, NOW, AHEAD, or NONE for an order that was cancelled */
    record Step(Stage stage, String state) { }

    /** A channel's number leads to its order; if that was split, to the list of its parts. */
    @GetMapping("/orders/{no}")
    String order(@PathVariable String no, Locale locale, Model model) {
        if (!FulfillmentId.isOne(no)) {
            var found = numbers.all(no);
            if (found.isEmpty()) throw Refusal.notFound("ORDER_NOT_FOUND", "There is no order with this number.");
            return found.size() == 1 ? "redirect:/orders/" + found.get(0) : "redirect:/orders?q=" + UriUtils.encode(no, StandardCharsets.UTF_8);
        }
        var id = FulfillmentId.parse(no);
        var viewer = Viewer.current();
        model.addAttribute("state", reader.state(id));
        var order = reader.read(id, viewer);
        var waiting = Waiting.of(order.holds(), pictures.openTasks(id));
        model.addAttribute("order", order);
        model.addAttribute("viewer", viewer);
        model.addAttribute("walks", viewer.seesWalks() ? reader.walks(id) : List.of());
        model.addAttribute("wave", reader.wave(id).orElse(null));
        model.addAttribute("replenishing", reader.replenishing(id).orElse(null));
        model.addAttribute("told", reader.told(id));
        model.addAttribute("asked", talk.of(id));
        model.addAttribute("messages", messages.of(id));
        model.addAttribute("refunds", refunds.of(id));
        model.addAttribute("wouldGive", viewer.changesOrder() && order.head().toShip() ? refunds.wouldGive(id) : 0L);
        model.addAttribute("questionKinds", BuyerTalk.kinds());
        model.addAttribute("rejectReasons", RejectReason.values());
        model.addAttribute("carriers", viewer.changesLabel() ? carriers.names() : Map.of());
        model.addAttribute("steps", steps(order.head().stage()));
        model.addAttribute("waiting", waiting);
        model.addAttribute("places", places(id, order));
        model.addAttribute("why", explanation.of(order.decisions(), order.head().currency()));
        model.addAttribute("recheck", waiting.stream().anyMatch(w -> w.address() && w.task() != null));
        model.addAttribute("differencePictures", differences.of(id));
        model.addAttribute("buyersPage", viewer.talksToBuyer() ? links.of(order.head().salesOrderId()).orElse(null) : null);
        model.addAttribute("timeline", timeline.of(id, viewer.seesReceiver(), locale));
        return "order";
    }

    /** Where it stands in the queues for goods; asked only for an order that waits for some. */
    private List<Backorders.Place> places(FulfillmentId id, OrderView order) {
        if (order.holds().stream().noneMatch(hold -> hold.code().equals("STOCK"))) return List.of();
        return backorders.places(id, order.lines().stream().filter(l -> l.quantity() > 0).map(OrderView.Line::sku).toList());
    }

    @GetMapping(path = "/orders/{no}/state", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    ResponseEntity<String> state(@PathVariable String no) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(reader.state(FulfillmentId.parse(no)));
    }

    @GetMapping("/orders/{no}/picture")
    @ResponseBody
    ProcessPicture.Picture picture(@PathVariable String no, @RequestParam(defaultValue = "") String known) {
        return pictures.of(FulfillmentId.parse(no), known);
    }

    private static List<Step> steps(Stage stage) {
        int now = stage == Stage.DONE ? STEPS.size() : STEPS.indexOf(stage);
        return STEPS.stream().map(step -> {
            int at = STEPS.indexOf(step);
            return new Step(step, now < 0 ? "NONE" : at < now ? "PAST" : at == now ? "NOW" : "AHEAD");
        }).toList();
    }
}
