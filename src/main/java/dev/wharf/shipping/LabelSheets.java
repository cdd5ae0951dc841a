package dev.wharf.shipping;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.ParcelNumbers;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.Actor;
import dev.wharf.process.Lanes;
import dev.wharf.shipping.label.LabelFormat;
import dev.wharf.shipping.label.LabelPrinter;
import dev.wharf.shipping.label.ParcelLabel;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Hands out labels, and writes down each print: a second label on a second box would be a second parcel. */
@Service
class LabelSheets {
    /** What the browser prints from its own page. */
    private static final String PAGE = "PAGE";

    private final Fulfillments fulfillments;
    private final Parcels parcels;
    private final ParcelNumbers numbers;
    private final LabelTexts texts;
    private final LabelPrints prints;
    private final LabelPrinter printer;
    private final OrderLog log;
    private final Lanes lanes;
    private final PrintRule rule = new PrintRule();

    LabelSheets(Fulfillments fulfillments, Parcels parcels, ParcelNumbers numbers, LabelTexts texts, LabelPrints prints, LabelPrinter printer, OrderLog log, Lanes lanes) {
        this.fulfillments = fulfillments;
        this.parcels = parcels;
        this.numbers = numbers;
        this.texts = texts;
        this.prints = prints;
        this.printer = printer;
        this.log = log;
        this.lanes = lanes;
    }

    /** @param printed how often it was printed */
    record Sheet(ParcelLabel label, int printed) { }

    /** A label as a file. @param name for the disk of the one who fetches it */
    record File(byte[] bytes, LabelFormat format, String name) { }

    /**
     * @param number parcel reference, tracking number or, where it goes in one parcel, fulfillment number
     * @throws Refusal NOT_FOUND without such a parcel; CONFLICT if it was cancelled or opened, has no label yet, or is one of several that the number means
     */
    Sheet sheet(String number) {
        return lanes.call(() -> {
            var parcel = printable(number);
            return new Sheet(texts.of(parcel), prints.of(parcel));
        });
    }

    /** The browser printed its page. @param reason empty the first time */
    void printed(String number, String reason) {
        lanes.runOne(() -> note(printable(number), PAGE, reason));
    }

    /**
     * Draws the label between the two transactions, so that none waits for it; only what could be drawn is written down as printed.
     *
     * @param number as for {@link #sheet}
     */
    File print(String number, LabelFormat format, String reason) {
        var label = lanes.call(() -> {
            var parcel = printable(number);
            rule.requireReason(prints.of(parcel), reason);
            return texts.of(parcel);
        });
        var bytes = printer.render(label, format);
        drawn(label, format, reason);
        return new File(bytes, format, "label-" + label.reference() + "." + format.ending());
    }

    /** @throws Refusal CONFLICT if the parcel got another label while this one was drawn */
    void drawn(ParcelLabel label, LabelFormat format, String reason) {
        lanes.runOne(() -> {
            var parcel = printable(label.reference());
            if (!parcel.trackingNumber().equals(label.trackingNumber())) {
                throw Refusal.conflict("LABEL_CHANGED", "包裹 " + parcel.reference() + " 刚换了面单，请重新打印。 Parcel " + parcel.reference() + " has just got another label; print again.");
            }
            note(parcel, format.name(), reason);
        });
    }

    /** Says whether {@link #print} would hand it out. */
    void check(String number) {
        lanes.runOne(() -> printable(number));
    }

    private void note(Parcel parcel, String format, String reason) {
        int before = prints.of(parcel);
        rule.requireReason(before, reason);
        prints.add(parcel, before + 1, format, reason, Actor.current(), fulfillments.clock().instant());
        var number = parcel.trackingNumber();
        if (before == 0) log.happened(parcel.fulfillment(), "LABEL_PRINTED", new Text("打印面单 " + number + "，" + format, "Label printed " + number + ", " + format));
        else log.happened(parcel.fulfillment(), "LABEL_REPRINTED", new Text("补打面单 " + number + "，" + format + "：" + reason, "Label printed again " + number + ", " + format + ": " + reason));
    }

    /** The order's row is held until the commit: of a cancellation and a print at the same moment, the second sees the first. */
    private Parcel printable(String number) {
        var parcel = FulfillmentId.isOne(number) ? onlyOf(FulfillmentId.parse(number)) : numbers.held(number);
        rule.refusal(parcel, fulfillments.get(parcel.fulfillment()).stage()).ifPresent(refusal -> {
            throw refusal;
        });
        return parcel;
    }

    /** A parcel that was opened again is void; if there is no other, it tells why nothing is printed. */
    private Parcel onlyOf(FulfillmentId id) {
        fulfillments.get(id);
        fulfillments.lockRows(List.of(id));
        var all = parcels.of(id);
        var live = all.stream().filter(p -> p.state() != Parcel.State.VOIDED).toList();
        if (live.size() > 1) {
            var references = live.stream().map(Parcel::reference).collect(Collectors.joining(", "));
            throw Refusal.conflict("PARCEL_AMBIGUOUS", id + " 有 " + live.size() + " 个包裹，请逐个打印：" + references + "。 " + id + " has " + live.size() + " parcels, print each: " + references + ".");
        }
        return live.stream().findFirst().or(() -> all.stream().reduce((earlier, later) -> later)).orElseThrow(() -> PrintRule.notReady(id.toString()));
    }
}
