package dev.wharf.shipping;

import dev.wharf.common.Money;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.process.Lanes;
import dev.wharf.shipping.WaybillEntry.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks carriers how many numbers are left and what they credited. A carrier that does not answer is asked at the next look; the others are asked all the same. */
@Component
class LabelLook {
    private static final Logger LOG = LoggerFactory.getLogger(LabelLook.class);
    private static final int PAGE = 200;

    /** What came back for a number. */
    private record Credit(WaybillEntry entry, long minor) { }

    private final Carriers carriers;
    private final LabelAccounts accounts;
    private final WaybillBook book;
    private final Fulfillments fulfillments;
    private final OrderLog log;
    private final Lanes lanes;

    LabelLook(Carriers carriers, LabelAccounts accounts, WaybillBook book, Fulfillments fulfillments, OrderLog log, Lanes lanes) {
        this.carriers = carriers;
        this.accounts = accounts;
        this.book = book;
        this.fulfillments = fulfillments;
        this.log = log;
        this.lanes = lanes;
    }

    /** Call outside of any transaction. */
    void run() {
        numbersLeft();
        credits();
    }

    void numbersLeft() {
        for (var carrier : carriers.all()) {
            try {
                carrier.numbersLeft().forEach((account, left) -> accounts.said(carrier.code(), account, left));
            } catch (RuntimeException silent) {
                LOG.warn("Carrier {} does not say how many numbers are left", carrier.code(), silent);
            }
        }
    }

    private void credits() {
        var silent = new HashSet<String>();
        WaybillEntry last = null;
        for (var page = book.uncredited(null, PAGE); !page.isEmpty(); page = book.uncredited(last, PAGE)) {
            last = page.get(page.size() - 1);
            var credits = new ArrayList<Credit>();
            for (var entry : page) ask(entry, silent, credits);
            for (var failed : lanes.run(credits, this::keep)) LOG.error("Credit of {} was not kept; asked again at the next look", failed.member().entry().reference(), failed.reason());
        }
    }

    private void ask(WaybillEntry entry, Set<String> silent, List<Credit> credits) {
        if (silent.contains(entry.carrier()) || !carriers.knows(entry.carrier())) return;
        try {
            carriers.get(entry.carrier()).credited(entry.number(), entry.reference()).ifPresent(minor -> credits.add(new Credit(entry, minor)));
        } catch (RuntimeException e) {
            LOG.warn("Carrier {} does not say what it credited", entry.carrier(), e);
            silent.add(entry.carrier());
        }
    }

    private void keep(List<Credit> credits) {
        fulfillments.lockRows(credits.stream().map(c -> c.entry().fulfillment()).distinct().toList());
        for (var credit : credits) {
            var entry = book.get(credit.entry().fulfillment(), credit.entry().parcel(), credit.entry().round());
            if (entry.state() != State.VOIDED && entry.state() != State.RECYCLE_FAILED) continue;
            book.save(entry.credited(credit.minor(), fulfillments.clock().instant()));
            var amount = Money.text(credit.minor());
            log.happened(entry.fulfillment(), "LABEL_CREDITED", new Text("面单 " + entry.number() + " 退费 " + amount, "Label " + entry.number() + " credited " + amount));
        }
    }
}
