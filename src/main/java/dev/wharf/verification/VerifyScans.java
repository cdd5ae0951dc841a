package dev.wharf.verification;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.inventory.lot.Barcodes;
import dev.wharf.inventory.lot.Barcodes.Item;
import dev.wharf.inventory.lot.Serials;
import dev.wharf.inventory.prepack.Pack;
import dev.wharf.inventory.prepack.Packs;
import dev.wharf.order.Fulfillments;
import dev.wharf.process.Actor;
import dev.wharf.process.Lanes;
import dev.wharf.scan.Scan;
import dev.wharf.scan.Scans;
import dev.wharf.verification.Verification.State;
import dev.wharf.verification.VerifyScanRule.Result;
import dev.wharf.verification.VerifyScanRule.Verdict;
import dev.wharf.warehouse.Tracking;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;

/**
 * Takes the scans of a verifier, each in one transaction with the row of the count held. A wrong scan changes nothing and is
 * logged; a repeated one counts once. The last unit ends the count by itself if nothing else is open.
 */
@Service
class VerifyScans {
    /** More equal units are not in one order's hands at once; a typing slip is. */
    private static final int MOST_AT_ONCE = 999;

    /** @param units of the same goods that the scan stands for */
    record Reading(String clientKey, String barcode, int units) {
        Reading {
            if (units < 1 || units > MOST_AT_ONCE) throw Refusal.invalid("QUANTITY_INVALID", "quantity", "A scan stands for 1 to " + MOST_AT_ONCE + " units.");
        }
    }

    private final JdbcVerifications verifications;
    private final Verifications service;
    private final Bench bench;
    private final Scans scans;
    private final Barcodes barcodes;
    private final Serials serials;
    private final Packs packs;
    private final Fulfillments fulfillments;
    private final BenchSettings settings;
    private final Lanes lanes;

    VerifyScans(JdbcVerifications verifications, Verifications service, Bench bench, Scans scans, Barcodes barcodes, Serials serials, Packs packs, Fulfillments fulfillments, BenchSettings settings,
                Lanes lanes) {
        this.barcodes = barcodes;
        this.serials = serials;
        this.packs = packs;
        this.fulfillments = fulfillments;
        this.settings = settings;
        this.verifications = verifications;
        this.service = service;
        this.bench = bench;
        this.scans = scans;
        this.lanes = lanes;
    }

    VerificationViews.ScanAnswer scan(FulfillmentId id, Reading reading) {
        return lanes.call(() -> count(id, reading));
    }

    /** Call inside a lane. */
    VerificationViews.ScanAnswer count(FulfillmentId id, Reading reading) {
        var count = bench.lockForMe(id);
        return scans.answered(Scan.Kind.VERIFY, count.id(), reading.clientKey())
            .map(before -> VerificationViews.answer(Result.valueOf(before.result()), before.sku(), before.note(), count.state(), verifications.lines(count.id())))
            .orElseGet(() -> read(count, reading));
    }

    private VerificationViews.ScanAnswer read(Verification count, Reading scanned) {
        var pack = packs.find(scanned.barcode());
        var reading = pack.map(p -> new Reading(scanned.clientKey(), scanned.barcode(), p.quantity())).orElse(scanned);
        var lines = verifications.lines(count.id());
        var item = pack.map(p -> new Item(p.sku(), Tracking.Kind.NONE, null)).or(() -> barcodes.identify(reading.barcode(), lines.stream().map(Verification.Line::sku).toList()));
        var sku = item.map(Item::sku);
        var verdict = count.state() == State.OPEN ? judge(count, lines, reading, item, pack) : closed(count);
        boolean accepted = verdict.result() == Result.ACCEPTED;
        if (accepted && item.orElseThrow().serial() != null && !serials.count(item.orElseThrow().serial(), count.fulfillment(), count.id())) {
            throw new ConcurrencyFailureException("The serial was put back in the same moment");
        }
        scans.write(new Scan(Scan.Kind.VERIFY, count.fulfillment(), count.id(), reading.barcode(), sku.orElse(""), "", accepted ? reading.units() : 0, verdict.result().name(),
            verdict.note(), Actor.current(), reading.clientKey()));
        var state = count.state();
        if (accepted) {
            verifications.count(count.id(), sku.orElseThrow(), reading.units());
            if (service.complete(count)) {
                service.match(count);
                state = State.MATCHED;
            }
        }
        return VerificationViews.answer(verdict.result(), sku.orElse(""), verdict.note(), state, verifications.lines(count.id()));
    }

    private Verdict judge(Verification count, List<Verification.Line> lines, Reading reading, Optional<Item> item, Optional<Pack> pack) {
        var verdict = VerifyScanRule.check(lines, reading.barcode(), item.map(Item::sku), reading.units());
        if (item.isEmpty() || verdict.result() == Result.WRONG_ITEM) return verdict;
        if (pack.isPresent()) return verdict.result() == Result.ACCEPTED ? VerifyScanRule.pack(pack.get(), count.fulfillment()) : verdict;
        boolean bySerial = item.get().kind() == Tracking.Kind.SERIAL;
        if (reading.units() > 1 && (bySerial || !settings.of(fulfillments.get(count.fulfillment()).warehouse()).countByQuantity())) {
            return VerifyScanRule.oneByOne(item.get().sku(), bySerial);
        }
        if (!bySerial) return verdict;
        var unit = VerifyScanRule.serial(item.get().serial(), item.get().sku(), count.fulfillment(), count.id());
        return unit.result() == Result.ACCEPTED ? verdict : unit;
    }

    private static Verdict closed(Verification count) {
        if (count.state() == State.CANCELLED) {
            return new Verdict(Result.ORDER_CANCELLED, new Text("订单已取消，不要发货，把商品放回货位。", "The order was cancelled. Do not ship it; put the goods back."));
        }
        return new Verdict(Result.NOT_OPEN, new Text("这个订单不在复核中，没有计数。", "This order is not being verified; nothing was counted."));
    }
}
