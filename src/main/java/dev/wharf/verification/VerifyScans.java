package dev.wharf.verification;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.inventory.lot.Barcodes;
import dev.wharf.inventory.lot.Barcodes.Item;
import dev.wharf.inventory.lot.Serials;
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
 * Takes the scans of a verifier, one unit each, in one transaction with the row of the count held. A wrong scan changes nothing and is
 * logged; a repeated one counts once. The last unit ends the count by itself if nothing else is open.
 */
@Service
class VerifyScans {
    private final JdbcVerifications verifications;
    private final Verifications service;
    private final Bench bench;
    private final Scans scans;
    private final Barcodes barcodes;
    private final Serials serials;
    private final Lanes lanes;

    VerifyScans(JdbcVerifications verifications, Verifications service, Bench bench, Scans scans, Barcodes barcodes, Serials serials, Lanes lanes) {
        this.barcodes = barcodes;
        this.serials = serials;
        this.verifications = verifications;
        this.service = service;
        this.bench = bench;
        this.scans = scans;
        this.lanes = lanes;
    }

    VerificationViews.ScanAnswer scan(FulfillmentId id, String clientKey, String barcode) {
        return lanes.call(() -> {
            var count = bench.lockForMe(id);
            return scans.answered(Scan.Kind.VERIFY, count.id(), clientKey)
                .map(before -> VerificationViews.answer(Result.valueOf(before.result()), before.sku(), before.note(), count.state(), verifications.lines(count.id())))
                .orElseGet(() -> read(count, clientKey, barcode));
        });
    }

    private VerificationViews.ScanAnswer read(Verification count, String clientKey, String barcode) {
        var lines = verifications.lines(count.id());
        var item = barcodes.identify(barcode, lines.stream().map(Verification.Line::sku).toList());
        var sku = item.map(Item::sku);
        var verdict = count.state() == State.OPEN ? judge(count, lines, barcode, item) : closed(count);
        boolean accepted = verdict.result() == Result.ACCEPTED;
        if (accepted && item.orElseThrow().serial() != null && !serials.count(item.orElseThrow().serial(), count.fulfillment(), count.id())) {
            throw new ConcurrencyFailureException("The serial was put back in the same moment");
        }
        scans.write(new Scan(Scan.Kind.VERIFY, count.fulfillment(), count.id(), barcode, sku.orElse(""), "", accepted ? 1 : 0, verdict.result().name(),
            verdict.note(), Actor.current(), clientKey));
        var state = count.state();
        if (accepted) {
            verifications.countOne(count.id(), sku.orElseThrow());
            if (service.complete(count)) {
                service.match(count);
                state = State.MATCHED;
            }
        }
        return VerificationViews.answer(verdict.result(), sku.orElse(""), verdict.note(), state, verifications.lines(count.id()));
    }

    private static Verdict judge(Verification count, List<Verification.Line> lines, String barcode, Optional<Item> item) {
        var verdict = VerifyScanRule.check(lines, barcode, item.map(Item::sku));
        boolean bySerial = item.isPresent() && item.get().kind() == Tracking.Kind.SERIAL && verdict.result() != Result.WRONG_ITEM;
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
