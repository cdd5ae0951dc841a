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

    /** @throws Refusal NOT_FOUND without such a fulfillment; CONFLICT if it was cancelled or has no label yet */
    Sheet sheet(FulfillmentId id) {
        return lanes.call(() -> {
            var parcel = checked(newest(id));
            return new Sheet(texts.of(parcel), prints.of(parcel.id()));
        });
    }

    /** The browser printed its page. @param reason empty the first time */
    void printed(FulfillmentId id, String reason) {
        lanes.runOne(() -> {
            fulfillments.lockRows(List.of(id));
            note(checked(newest(id)), PAGE, reason);
        });
    }

    /**
     * Draws the label between the two transactions, so that none waits for it; only what could be drawn is written down as printed.
     *
     * @param number tracking number, parcel reference or fulfillment number
     */
    File print(String number, LabelFormat format, String reason) {
        var label = lanes.call(() -> {
            var parcel = checked(numbers.held(number));
            rule.requireReason(prints.of(parcel.id()), reason);
            return texts.of(parcel);
        });
        var bytes = printer.render(label, format);
        lanes.runOne(() -> note(checked(numbers.held(label.reference())), format.name(), reason));
        return new File(bytes, format, "label-" + label.reference() + "." + format.ending());
    }

    /** Says whether {@link #print} would hand it out. */
    void check(String number) {
        lanes.runOne(() -> checked(numbers.held(number)));
    }

    private void note(Parcel parcel, String format, String reason) {
        int before = prints.of(parcel.id());
        rule.requireReason(before, reason);
        prints.add(parcel.id(), before + 1, format, reason, Actor.current(), fulfillments.clock().instant());
        var number = parcel.trackingNumber();
        if (before == 0) log.happened(parcel.fulfillment(), "LABEL_PRINTED", new Text("打印面单 " + number + "，" + format, "Label printed " + number + ", " + format));
        else log.happened(parcel.fulfillment(), "LABEL_REPRINTED", new Text("补打面单 " + number + "，" + format + "：" + reason, "Label printed again " + number + ", " + format + ": " + reason));
    }

    private Parcel checked(Parcel parcel) {
        rule.refusal(parcel, fulfillments.get(parcel.fulfillment()).stage()).ifPresent(refusal -> {
            throw refusal;
        });
        return parcel;
    }

    /** A parcel that was opened again is void; without another, there is no label before the goods are verified. */
    private Parcel newest(FulfillmentId id) {
        fulfillments.get(id);
        var all = parcels.of(id);
        return all.stream().filter(p -> p.state() != Parcel.State.VOIDED).findFirst().or(() -> all.stream().reduce((earlier, later) -> later))
            .orElseThrow(() -> PrintRule.notReady(id.toString()));
    }
}
