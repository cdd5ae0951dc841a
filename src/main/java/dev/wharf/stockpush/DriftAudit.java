package dev.wharf.stockpush;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.wharf.channel.Channels;
import dev.wharf.process.Lanes;
import dev.wharf.stockpush.AuditQuestions.Answers;
import dev.wharf.stockpush.DriftRule.Act;
import dev.wharf.stockpush.JdbcDrifts.Drift;
import dev.wharf.stockpush.Listing.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks a shop's channel, page by page, what it shows, and compares it with what it said yes to. What was told, or is on its way, since the question was asked is not
 * judged: its number may be either.
 */
@Component
class DriftAudit {
    private static final Logger LOG = LoggerFactory.getLogger(DriftAudit.class);
    /** Listings that are judged together, if the channel is asked about fewer at once: enough to tell an odd answer from listings that are gone. */
    private static final int PAGE = 40;

    private final PushShops shops;
    private final JdbcListings listings;
    private final JdbcDrifts drifts;
    private final JdbcPushTerms terms;
    private final Channels channels;
    private final ListingTasks tasks;
    private final Refusals refusals;
    private final Pace pace;
    private final Lanes lanes;
    private final StockPushSettings settings;
    private final Clock clock;
    private final DriftRule rule;

    DriftAudit(PushShops shops, JdbcListings listings, JdbcDrifts drifts, JdbcPushTerms terms, Channels channels, ListingTasks tasks, Refusals refusals, Pace pace, Lanes lanes,
               StockPushSettings settings, Clock clock) {
        this.shops = shops;
        this.listings = listings;
        this.drifts = drifts;
        this.terms = terms;
        this.channels = channels;
        this.tasks = tasks;
        this.refusals = refusals;
        this.pace = pace;
        this.lanes = lanes;
        this.settings = settings;
        this.clock = clock;
        this.rule = new DriftRule(settings.lookAgain());
    }

    /** The whole shop if it is due. Of one that is switched off, what is open ends with its listings. */
    void runIfDue(String shop) {
        var its = terms.of(shop).terms();
        if (!shops.takeAudit(shop, Duration.ofMinutes(its.auditMinutes()))) return;
        if (its.on()) run(shop, its);
        else closeUnmapped(shop);
        refusals.look(shop, its);
    }

    /** @return listings that were compared */
    int run(String shop, PushTerms its) {
        var port = channels.stockOf(shop);
        var questions = new AuditQuestions(shop, port, () -> waitForTurn(shop, its));
        int most = Math.max(PAGE, port.readsAtOnce());
        int compared = 0;
        var after = "";
        for (var page = listings.page(shop, after, List.of(), most); !page.isEmpty() && !questions.ended(); page = listings.page(shop, after, List.of(), most)) {
            after = page.get(page.size() - 1).key().channelSku();
            compared += compare(questions, page, its);
        }
        closeUnmapped(shop);
        boolean soon = drifts.open(shop).stream().anyMatch(d -> !d.asked());
        shops.audited(shop, compared, questions.note(), soon ? clock.instant().plus(settings.lookAgain()) : null);
        return compared;
    }

    private void closeUnmapped(String shop) {
        var open = drifts.open(shop);
        var listed = listings.read(shop, open.stream().map(d -> d.key().channelSku()).toList()).stream().map(Listing::key).collect(toSet());
        lanes.runOne(() -> open.stream().filter(d -> !listed.contains(d.key())).forEach(d -> {
            drifts.close(d, "UNMAPPED");
            if (d.asked()) tasks.rightAgain(d.key());
        }));
    }

    private int compare(AuditQuestions questions, List<Listing> page, PushTerms its) {
        var asked = clock.instant();
        var answers = questions.ask(page.stream().map(Listing::key).toList());
        return lanes.call(() -> judge(questions, answers, asked, its));
    }

    /** Its next time moves on with each question, so that no other node begins while this one is at it. */
    private void waitForTurn(String shop, PushTerms its) {
        shops.keepAudit(shop, Duration.ofMinutes(its.auditMinutes()));
        try {
            Thread.sleep(pace.turn(shop, its.callsPerSecond()).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting to ask", e);
        }
    }

    private int judge(AuditQuestions questions, Answers answers, Instant asked, PushTerms its) {
        var settled = listings.hold(answers.listings()).stream().filter(l -> l.state() == State.CLEAN && l.told() != null && !l.inDoubt() && l.toldAt().isBefore(asked)).toList();
        if (questions.isOdd(answers, settled)) return 0;
        var open = drifts.open(questions.shop(), settled.stream().map(l -> l.key().channelSku()).toList()).stream().collect(toMap(Drift::key, d -> d));
        var repaired = new ArrayList<Listing>();
        for (var listing : settled) {
            var theirs = answers.units().get(listing.key().channelSku());
            var known = stillThat(open.get(listing.key()), listing, theirs);
            var act = rule.of(listing.told(), theirs, known == null ? null : known.open(), its.repairs(), asked);
            if (act == Act.REPAIR) repaired.add(listing.again(clock.instant()));
            keep(listing, theirs, known, act);
        }
        listings.save(repaired);
        return settled.size();
    }

    private Drift stillThat(Drift known, Listing listing, Integer theirs) {
        if (known == null || !known.open().isAnother(listing.told(), theirs)) return known;
        drifts.close(known, "LEFT");
        return null;
    }

    private void keep(Listing listing, Integer theirs, Drift known, Act act) {
        if (act == Act.NONE) return;
        if (act == Act.CLOSE) {
            drifts.close(known, known.repairs() > 0 ? "REPAIRED" : "VANISHED");
            if (known.asked()) tasks.rightAgain(listing.key());
            return;
        }
        int repairs = (known == null ? 0 : known.repairs()) + (act == Act.REPAIR ? 1 : 0);
        boolean asked = act == Act.ASK || known != null && known.asked();
        if (known == null) drifts.found(listing, theirs, repairs, asked);
        else drifts.seen(known, listing.told(), theirs, repairs, asked);
        if (act == Act.ASK) tasks.ask(listing, theirs, repairs);
        if (act != Act.WAIT) LOG.warn("Shop {} shows {} of {}, told {}: {}", listing.key().shop(), theirs, listing.key().channelSku(), listing.told(), act);
    }
}
