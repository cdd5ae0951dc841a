package dev.wharf.shipping.weigh;

import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.ParcelNumbers;
import dev.wharf.process.Actor;
import dev.wharf.process.Lanes;
import dev.wharf.shipping.weigh.Weighing.Verdict;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Compares what a scale says with what a parcel should weigh. The order's row is held, so that of a weighing and a handover at the same moment
 * the second sees the first.
 */
@Service
class Scale {
    /** Heavier than any carrier takes as a parcel: a slip of the unit. */
    private static final int MOST_G = 1_000_000;
    private static final int KEY_LENGTH = 64;
    private static final int REASON_LENGTH = 200;

    private final Weighings weighings;
    private final ExpectedWeights expected;
    private final UnitWeights learned;
    private final ParcelNumbers numbers;
    private final Fulfillments fulfillments;
    private final OrderLog log;
    private final Ids ids;
    private final Lanes lanes;

    Scale(Weighings weighings, ExpectedWeights expected, UnitWeights learned, ParcelNumbers numbers, Fulfillments fulfillments, OrderLog log, Ids ids, Lanes lanes) {
        this.weighings = weighings;
        this.expected = expected;
        this.learned = learned;
        this.numbers = numbers;
        this.fulfillments = fulfillments;
        this.log = log;
        this.ids = ids;
        this.lanes = lanes;
    }

    /**
     * @param number    tracking number, parcel reference or fulfillment number
     * @param clientKey makes a weighing that is sent again count once
     */
    Weighing weigh(String number, int grams, String clientKey) {
        if (clientKey == null || clientKey.isBlank() || clientKey.length() > KEY_LENGTH) throw Refusal.invalid("CLIENT_KEY_INVALID", "clientKey", "clientKey has 1 to 64 characters and is new for each weighing.");
        if (grams < 1 || grams > MOST_G) throw Refusal.invalid("GRAMS_INVALID", "grams", "grams is 1 to " + MOST_G + ".");
        return lanes.call(() -> {
            var parcel = numbers.held(number);
            var before = weighings.byKey(clientKey);
            if (before.isPresent()) {
                if (before.get().parcel() != parcel.id()) throw Weighings.keyTaken();
                return before.get();
            }
            refuseGone(parcel);
            return keep(parcel, grams, clientKey);
        });
    }

    private Weighing keep(Parcel parcel, int grams, String clientKey) {
        var should = expected.of(parcel);
        var verdict = should.isEmpty() ? Verdict.UNKNOWN : should.get().allows(grams) ? Verdict.PASSED : Verdict.OUT_OF_RANGE;
        var weighing = new Weighing(ids.next(), parcel.id(), parcel.fulfillment(), grams, should.map(WeightRule.Expected::grams).orElse(null),
            should.map(WeightRule.Expected::tolerance).orElse(null), verdict, "", Actor.current(), fulfillments.clock().instant(), clientKey);
        boolean first = !believed(parcel);
        weighings.add(weighing);
        if (verdict == Verdict.OUT_OF_RANGE) log.happened(parcel.fulfillment(), "WEIGHT_DIFFERS", text(weighing));
        else if (first) learn(parcel, grams);
        return weighing;
    }

    /** @throws Refusal CONFLICT unless its last weight was out of range */
    Weighing accept(String number, String reason) {
        if (reason.isBlank() || reason.length() > REASON_LENGTH) throw Refusal.invalid("REASON_MISSING", "reason", "Say in 1 to 200 characters why this weight is right.");
        return lanes.call(() -> {
            var parcel = numbers.held(number);
            refuseGone(parcel);
            var last = last(parcel);
            if (last == null || last.verdict() != Verdict.OUT_OF_RANGE) throw Refusal.conflict("WEIGHT_NOT_IN_DOUBT", "The weight of this parcel is not in doubt; there is nothing to accept.");
            long id = ids.next();
            var accepted = new Weighing(id, parcel.id(), parcel.fulfillment(), last.grams(), last.expectedG(), last.toleranceG(), Verdict.ACCEPTED, reason, Actor.current(),
                fulfillments.clock().instant(), "accept:" + id);
            boolean first = !believed(parcel);
            weighings.add(accepted);
            log.happened(parcel.fulfillment(), "WEIGHT_ACCEPTED", new Text("主管接受重量 " + last.grams() + " g：" + reason, "A lead took " + last.grams() + " g as it is: " + reason));
            if (first) learn(parcel, last.grams());
            return accepted;
        });
    }

    /** A parcel of one SKU says what one unit weighs; weights that were believed are learned, also those that a lead believed: so a wrong number in the master data is overcome. */
    private void learn(Parcel parcel, int grams) {
        var skus = parcel.contents().stream().map(Parcel.Content::sku).distinct().toList();
        if (skus.size() != 1) return;
        int units = parcel.contents().stream().mapToInt(Parcel.Content::quantity).sum();
        double each = (double) (grams - expected.packing(parcel)) / units;
        if (each > 0) learned.learn(skus.get(0), each);
    }

    /** Weighing one parcel often says nothing new about its goods. */
    private boolean believed(Parcel parcel) {
        return weighings.of(List.of(parcel.fulfillment())).stream().anyMatch(w -> w.parcel() == parcel.id() && w.verdict() != Verdict.OUT_OF_RANGE);
    }

    private Weighing last(Parcel parcel) {
        return weighings.of(List.of(parcel.fulfillment())).stream().filter(w -> w.parcel() == parcel.id()).reduce((a, b) -> b).orElse(null);
    }

    private static void refuseGone(Parcel parcel) {
        if (parcel.state() == Parcel.State.HANDED_OVER) throw Refusal.conflict("ALREADY_HANDED_OVER", "This parcel is with the carrier already.");
        if (parcel.state() == Parcel.State.VOIDED) throw Refusal.conflict("LABEL_VOIDED", "This parcel was unpacked or cancelled; weigh the one that took its place.");
    }

    static Text text(Weighing w) {
        return new Text("称重 " + w.grams() + " g，应为 " + w.expectedG() + " ± " + w.toleranceG() + " g，退回复核台",
            "Weighs " + w.grams() + " g, should be " + w.expectedG() + " ± " + w.toleranceG() + " g: back to the bench");
    }
}
