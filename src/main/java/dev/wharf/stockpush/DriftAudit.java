package dev.wharf.stockpush;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.wharf.channel.ChannelRefused;
import dev.wharf.channel.Channels;
import dev.wharf.channel.StockPort;
import dev.wharf.process.Lanes;
import dev.wharf.stockpush.DriftRule.Act;
import dev.wharf.stockpush.JdbcDrifts.Drift;
import dev.wharf.stockpush.Listing.Key;
import dev.wharf.stockpush.Listing.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        int compared = 0;
        var note = "";
        var after = "";
        for (var page = listings.page(shop, after, List.of(), port.readsAtOnce()); !page.isEmpty(); page = listings.page(shop, after, List.of(), port.readsAtOnce())) {
            after = page.get(page.size() - 1).key().channelSku();
            try {
                compared += compare(shop, port, page, its);
            } catch (ChannelRefused refused) {
                note = "[" + refused.code() + "] " + refused.getMessage();
            } catch (RuntimeException e) {
                LOG.warn("Shop {} could not be asked about its stock: {}", shop, e.toString());
                note = e.toString();
            }
        }
        closeUnmapped(shop);
        boolean soon = drifts.open(shop).stream().anyMatch(d -> !d.asked());
        shops.audited(shop, compared, note, soon ? clock.instant().plus(settings.lookAgain()) : null);
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

    private int compare(String shop, StockPort port, List<Listing> page, PushTerms its) {
        waitForTurn(shop, its.callsPerSecond());
        var asked = clock.instant();
        var shown = port.readStock(shop, page.stream().map(l -> l.key().channelSku()).toList());
        return lanes.call(() -> judge(shop, page.stream().map(Listing::key).toList(), shown, asked, its));
    }

    private void waitForTurn(String shop, int callsPerSecond) {
        try {
            Thread.sleep(pace.turn(shop, callsPerSecond).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting to ask", e);
        }
    }

    private int judge(String shop, List<Key> page, Map<String, Integer> shown, Instant asked, PushTerms its) {
        var settled = listings.hold(page).stream().filter(l -> l.state() == State.CLEAN && l.told() != null && !l.inDoubt() && l.toldAt().isBefore(asked)).toList();
        var open = drifts.open(shop, settled.stream().map(l -> l.key().channelSku()).toList()).stream().collect(toMap(Drift::key, d -> d));
        var repaired = new ArrayList<Listing>();
        for (var listing : settled) {
            var theirs = shown.get(listing.key().channelSku());
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
