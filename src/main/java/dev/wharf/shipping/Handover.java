package dev.wharf.shipping;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.Stage;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.ParcelDeparture;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import dev.wharf.shipping.weigh.WeighCheck;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives parcels to the carrier, each exactly once; the order goes on with its last one. The order's row is locked first, so that of a cancellation and a handover at the
 * same moment the second sees the first; the parcel's row moves only from LABELLED, so that of two scans one wins.
 */
@Service
public class Handover {
    static final int MOST = 500;
    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);

    private final Fulfillments fulfillments;
    private final Parcels parcels;
    private final WaybillBook book;
    private final OrderLog log;
    private final WeighCheck weights;
    private final Instances instances;
    private final List<ParcelDeparture> departures;
    private final Lanes lanes;
    private final TransactionTemplate reading;
    private final HandoverRule rule = new HandoverRule();

    Handover(Fulfillments fulfillments, Parcels parcels, WaybillBook book, OrderLog log, WeighCheck weights, Instances instances, List<ParcelDeparture> departures, Lanes lanes,
             PlatformTransactionManager transactions) {
        this.fulfillments = fulfillments;
        this.parcels = parcels;
        this.book = book;
        this.log = log;
        this.weights = weights;
        this.instances = instances;
        this.departures = departures;
        this.lanes = lanes;
        this.reading = new TransactionTemplate(transactions);
    }

    /** @return one result for each number, in their order; a number that comes twice is handed over once and refused once */
    public List<HandoverResult> handOver(List<String> scanned) {
        var numbers = clean(scanned);
        var results = new HashMap<String, HandoverResult>();
        var going = find(numbers, results);
        for (var failed : lanes.run(going, lane -> handOver(lane, results))) {
            LOG.error("Parcel {} was not handed over", failed.member().id(), failed.reason());
            var parcel = failed.member();
            results.put(parcel.trackingNumber(), HandoverResult.refused(parcel.trackingNumber(), "NOT_SAVED", parcel.fulfillment(),
                "没有保存成功，请再扫一次。", "It could not be saved; scan it again."));
        }
        return inOrder(numbers, results);
    }

    /** Hands over inside the caller's lane: all of these, or none if the lane fails. Ask for {@link #refusal} before. */
    public void handOverHere(List<Parcel> going) {
        handOver(going, new HashMap<>());
    }

    /**
     * Says of a parcel whether it may go. Call inside a lane, while its order's row is held: of what was read before, nothing is known to be true.
     *
     * @return why it must stay, or empty if it may go
     */
    public Optional<HandoverResult> refusal(Parcel found) {
        var id = found.fulfillment();
        var parcel = parcels.get(id, found.id());
        return rule.refusal(parcel, parcels.live(id), fulfillments.get(id), log.openHolds(id), weights::objection);
    }

    /** Says of a number that no parcel has whether it is an old label's or nobody's. Call inside a lane. */
    public HandoverResult nobodys(String number) {
        return nobodys(number, book.ended(List.of(number)).get(number));
    }

    /** @param once the order of the parcel that had this number; null if none had */
    private static HandoverResult nobodys(String number, FulfillmentId once) {
        if (once == null) {
            return HandoverResult.refused(number, "TRACKING_NUMBER_UNKNOWN", null, "没有这个物流单号的包裹，确认是不是扫错了条码。",
                "No parcel has this tracking number; check that the right barcode was scanned.");
        }
        return HandoverResult.refused(number, "LABEL_VOIDED", once, "这张面单已作废，包裹另有新面单，不要交给快递！", "This label was voided and the parcel has another: do not hand over!");
    }

    private static List<String> clean(List<String> scanned) {
        if (scanned == null || scanned.isEmpty() || scanned.size() > MOST) {
            throw Refusal.invalid("TRACKING_NUMBERS_COUNT", "trackingNumbers", "trackingNumbers has 1 to " + MOST + " entries.");
        }
        var numbers = new ArrayList<String>();
        for (int i = 0; i < scanned.size(); i++) {
            var number = scanned.get(i) == null ? "" : scanned.get(i).strip();
            if (number.isEmpty() || number.length() > 64) {
                throw Refusal.invalid("TRACKING_NUMBER_INVALID", "trackingNumbers[" + i + "]", "A tracking number has 1 to 64 characters.");
            }
            numbers.add(number);
        }
        return numbers;
    }

    private List<Parcel> find(Collection<String> numbers, Map<String, HandoverResult> results) {
        var found = reading.execute(status -> parcels.byTrackingNumbers(new HashSet<>(numbers)));
        var unknown = numbers.stream().filter(number -> !found.containsKey(number)).toList();
        var ended = reading.execute(status -> book.ended(unknown));
        var going = new ArrayList<Parcel>();
        for (var number : new HashSet<>(numbers)) {
            var named = found.getOrDefault(number, List.of());
            var labelled = named.stream().filter(p -> p.state() == Parcel.State.LABELLED).toList();
            if (named.isEmpty()) {
                results.put(number, nobodys(number, ended.get(number)));
            } else if (labelled.size() > 1) {
                results.put(number, HandoverResult.refused(number, "TRACKING_NUMBER_AMBIGUOUS", null, "两个承运商的包裹用了同一个单号，找主管。",
                    "Parcels of two carriers have this number; ask your lead."));
            } else {
                going.add(labelled.isEmpty() ? named.get(named.size() - 1) : labelled.get(0));
            }
        }
        going.sort(java.util.Comparator.comparing(Parcel::fulfillment).thenComparingLong(Parcel::id));
        return going;
    }

    /** Reads everything anew under the lock; what was found before only says where to look. */
    private void handOver(List<Parcel> lane, Map<String, HandoverResult> results) {
        fulfillments.lockRows(lane.stream().map(Parcel::fulfillment).distinct().toList());
        var moving = new LinkedHashSet<FulfillmentId>();
        for (var found : lane) {
            var id = found.fulfillment();
            var parcel = parcels.get(id, found.id());
            var refusal = refusal(parcel);
            results.put(found.trackingNumber(), refusal.orElseGet(() -> go(parcel)));
            if (refusal.isEmpty() && parcels.live(id).stream().allMatch(p -> p.state() == Parcel.State.HANDED_OVER)) moving.add(id);
        }
        moving.forEach(id -> fulfillments.moveTo(id, Stage.SYNC));
        instances.tell(Message.ParcelHandedOver, moving, FulfillOrder.HANDOVER_OUTCOME, "HANDED_OVER");
    }

    private HandoverResult go(Parcel parcel) {
        var now = fulfillments.clock().instant();
        var number = parcel.trackingNumber();
        var gone = parcel.handedOver(now);
        parcels.save(gone);
        departures.forEach(departure -> departure.departed(gone));
        log.happened(parcel.fulfillment(), "HANDED_OVER", new Text("已交接快递 " + number, "Handed over to the carrier, " + number));
        return new HandoverResult(number, true, "HANDED_OVER", new Text("已交接", "Handed over"), parcel.fulfillment(), now);
    }

    private static List<HandoverResult> inOrder(List<String> numbers, Map<String, HandoverResult> results) {
        var seen = new HashSet<String>();
        return numbers.stream().map(number -> {
            var result = results.get(number);
            return seen.add(number) || !result.handedOver() ? result : new HandoverResult(number, false, "ALREADY_HANDED_OVER",
                new Text("该单号在本次提交中重复。", "This number comes twice in this request."), result.fulfillment(), result.at());
        }).toList();
    }
}
