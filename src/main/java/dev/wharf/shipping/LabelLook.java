package dev.wharf.shipping;

import dev.wharf.common.Money;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.process.Lanes;
import dev.wharf.shipping.WaybillEntry.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks carriers how many numbers are left and what they credited. A carrier that does not answer is asked at the next look; the others are asked all the same. What is
 * not asked about in one look, for it was too much, comes first in the next.
 */
@Component
class LabelLook {
    private static final Logger LOG = LoggerFactory.getLogger(LabelLook.class);
    private static final int PAGE = 200;
    /** Of one look. */
    private static final int MOST = 2000;
    /** Questions of one look; the rest of its lease is for the last answer and for what is written down. */
    private static final Duration LONGEST = Duration.ofMinutes(20);

    /** What came back for a number. */
    private record Credit(WaybillEntry entry, long minor) { }

    private final Carriers carriers;
    private final LabelAccounts accounts;
    private final WaybillBook book;
    private final Fulfillments fulfillments;
    private final OrderLog log;
    private final Lanes lanes;
    private final ShippingSettings settings;

    LabelLook(Carriers carriers, LabelAccounts accounts, WaybillBook book, Fulfillments fulfillments, OrderLog log, Lanes lanes, ShippingSettings settings) {
        this.carriers = carriers;
        this.accounts = accounts;
        this.book = book;
        this.fulfillments = fulfillments;
        this.log = log;
        this.lanes = lanes;
        this.settings = settings;
    }

    /** Call outside of any transaction. */
    void run() {
        var end = fulfillments.clock().instant().plus(LONGEST);
        numbersLeft();
        credits(end);
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

    /** @param end no question is asked after it */
    void credits(Instant end) {
        var now = fulfillments.clock().instant();
        var owed = book.uncredited(now.minus(settings.creditWithin()), now, MOST);
        var silent = new HashSet<String>();
        for (int from = 0; from < owed.size(); from += PAGE) {
            var credits = new ArrayList<Credit>();
            var due = new LinkedHashMap<WaybillEntry, Instant>();
            for (var one : owed.subList(from, Math.min(from + PAGE, owed.size()))) {
                if (!fulfillments.clock().instant().isBefore(end)) break;
                ask(one.entry(), silent, credits);
                var pause = silent.contains(one.entry().carrier()) || one.since() == null ? Duration.ZERO : CreditPace.next(Duration.between(one.since(), now));
                due.put(one.entry(), now.plus(pause));
            }
            book.putOff(due, now);
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
