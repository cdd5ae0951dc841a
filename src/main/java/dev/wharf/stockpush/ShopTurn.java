package dev.wharf.stockpush;

import static java.util.stream.Collectors.toMap;

import dev.wharf.channel.Channels;
import dev.wharf.channel.StockPort;
import dev.wharf.channel.StockPort.Quantity;
import dev.wharf.process.Lanes;
import dev.wharf.stockpush.Listing.Key;
import dev.wharf.stockpush.Listing.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells one shop's channel what is due: the most urgent first, in rounds of about a second, so that a SKU that sells out meanwhile comes in the next round. Each
 * round marks its rows as sent before it calls; whoever finds them so after a crash tells them anew.
 */
@Component
class ShopTurn {
    private static final Logger LOG = LoggerFactory.getLogger(ShopTurn.class);
    private static final int ROWS = 400;
    /** Then other shops have their turn. */
    private static final int ROUNDS = 10;

    private final PushShops shops;
    private final JdbcListings listings;
    private final JdbcPushTerms terms;
    private final Channels channels;
    private final PushCall calls;
    private final PushThreads threads;
    private final Refusals refusals;
    private final PushLag lag;
    private final Lanes lanes;
    private final StockPushSettings settings;
    private final Clock clock;

    ShopTurn(PushShops shops, JdbcListings listings, JdbcPushTerms terms, Channels channels, PushCall calls, PushThreads threads, Refusals refusals,
             PushLag lag, Lanes lanes, StockPushSettings settings, Clock clock) {
        this.shops = shops;
        this.listings = listings;
        this.terms = terms;
        this.channels = channels;
        this.calls = calls;
        this.threads = threads;
        this.refusals = refusals;
        this.lag = lag;
        this.lanes = lanes;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return false if another node serves the shop */
    boolean run(String shop) {
        var until = shops.take(shop);
        if (until.isEmpty()) return false;
        try {
            var port = channels.stockOf(shop);
            tellLost(shop);
            check(shop, port);
            for (int round = 0; round < ROUNDS && until.isPresent() && round(shop, port, until.get()); round++) until = shops.keep(shop);
            refusals.look(shop, terms.of(shop).terms());
            return true;
        } finally {
            shops.giveBack(shop);
        }
    }

    /** What a node that died had sent may have been done, or not. */
    private void tellLost(String shop) {
        var lost = listings.sent(shop);
        if (lost.isEmpty()) return;
        var now = clock.instant();
        change(lost, held -> held.state() == State.SENT ? held.failed(now, Duration.ZERO, "A node stopped while it was told") : held);
    }

    /** @return false if nothing more is due */
    private boolean round(String shop, StockPort port, Instant until) {
        int perSecond = terms.of(shop).terms().callsPerSecond();
        var chosen = lanes.call(() -> send(shop, port, perSecond));
        if (chosen.isEmpty()) return false;
        var work = chosen.stream().<Callable<Map<String, Told>>>map(call -> () -> calls.tell(shop, port, call, perSecond, until)).toList();
        var told = new HashMap<String, Told>();
        threads.all(work, settings.callsPerShop()).forEach(told::putAll);
        // A call that ended without saying how may have been done.
        for (var call : chosen) for (var q : call) told.putIfAbsent(q.listing(), new Told.Unclear("The call was broken off"));
        settle(shop, told);
        return told.values().stream().anyMatch(t -> !(t instanceof Told.NotNow));
    }

    /** The first calls that the channel allows in a second; the rest stays due. */
    private List<List<Quantity>> send(String shop, StockPort port, int perSecond) {
        var due = listings.due(shop, clock.instant(), ROWS);
        var all = port.calls(due.stream().map(l -> new Quantity(l.key().channelSku(), l.wanted(), l.version())).toList());
        var keys = all.stream().limit(perSecond).flatMap(List::stream).map(q -> new Key(shop, q.listing())).toList();
        var held = listings.hold(keys).stream().filter(l -> l.dueAt() != null && l.state() != State.SENT).map(Listing::send).toList();
        listings.save(held);
        var numbers = held.stream().collect(toMap(l -> l.key().channelSku(), l -> new Quantity(l.key().channelSku(), l.sent(), l.sentVersion())));
        return all.stream().limit(perSecond).map(call -> call.stream().map(q -> numbers.get(q.listing())).filter(Objects::nonNull).toList()).filter(call -> !call.isEmpty()).toList();
    }

    private void settle(String shop, Map<String, Told> told) {
        var now = clock.instant();
        var lags = new ArrayList<Long>();
        change(told.keySet().stream().map(code -> new Key(shop, code)).toList(), held -> {
            if (held.state() != State.SENT) return held;
            var after = settled(held, told.get(held.key().channelSku()), now);
            if (told.get(held.key().channelSku()) instanceof Told.Yes) lags.add(after.lagMs());
            return after;
        });
        lags.forEach(lag::told);
    }

    private Listing settled(Listing held, Told told, Instant now) {
        if (told instanceof Told.Yes) return held.accepted(now, settings.settle());
        if (told instanceof Told.No no) {
            LOG.warn("Shop {} refused the stock of {}: {}", held.key().shop(), held.key().channelSku(), no.words());
            return held.refused(now, settings.refusedAgain(), no.words());
        }
        if (told instanceof Told.Unclear unclear) return held.failed(now, backOff(held.failures() + 1), unclear.words());
        return held.unsent(now, ((Told.NotNow) told).pause());
    }

    /** After a call without an answer the channel is asked what it shows, once no late effect of that call can come any more. */
    private void check(String shop, StockPort port) {
        var keys = listings.toCheck(shop, clock.instant(), port.readsAtOnce());
        if (keys.isEmpty()) return;
        try {
            var shown = port.readStock(shop, keys.stream().map(Key::channelSku).toList());
            var now = clock.instant();
            change(keys, held -> held.checked(shown.get(held.key().channelSku()), now, settings.settle()));
        } catch (RuntimeException e) {
            // A channel that cannot be asked may still be told.
            LOG.warn("Shop {} could not be asked what it shows after a doubt; it is asked again: {}", shop, e.toString());
            var later = clock.instant().plus(settings.settle());
            change(keys, held -> held.checkAt(later));
        }
    }

    private void change(List<Key> keys, UnaryOperator<Listing> change) {
        lanes.runOne(() -> {
            var changed = new ArrayList<Listing>();
            for (var held : listings.hold(keys)) {
                var after = change.apply(held);
                if (after != held) changed.add(after);
            }
            listings.save(changed);
        });
    }

    /** Half of it by chance, so that many do not come back at once. */
    private Duration backOff(int tries) {
        var doubled = settings.firstWait().multipliedBy(1L << Math.min(tries - 1, 20));
        long most = Math.min(doubled.toMillis(), settings.longestWait().toMillis());
        return Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
    }
}
