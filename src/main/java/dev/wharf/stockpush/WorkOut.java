package dev.wharf.stockpush;

import static java.util.stream.Collectors.toMap;

import dev.wharf.catalog.Kits;
import dev.wharf.catalog.SkuMappings;
import dev.wharf.catalog.SkuMappings.Mapping;
import dev.wharf.channel.Channels;
import dev.wharf.inventory.StockMoves;
import dev.wharf.inventory.StockMoves.Move;
import dev.wharf.process.Lanes;
import dev.wharf.stockpush.Listing.Key;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Works out what the listings should show: of SKUs that moved, with the kits they are in, or of a whole shop. However often a SKU moved since the last time, it is
 * worked out once. The listings' rows are held before the stock is read, so that what one writes is never older than what another has written.
 */
@Component
class WorkOut {
    /** SKUs in one transaction. */
    private static final int MOST = 500;

    private final StockMoves moves;
    private final SkuMappings mappings;
    private final Kits kits;
    private final Offers offers;
    private final JdbcPushTerms terms;
    private final JdbcListings listings;
    private final Channels channels;
    private final Lanes lanes;
    private final Clock clock;

    WorkOut(StockMoves moves, SkuMappings mappings, Kits kits, Offers offers, JdbcPushTerms terms, JdbcListings listings, Channels channels, Lanes lanes, Clock clock) {
        this.moves = moves;
        this.mappings = mappings;
        this.kits = kits;
        this.offers = offers;
        this.terms = terms;
        this.listings = listings;
        this.channels = channels;
        this.lanes = lanes;
        this.clock = clock;
    }

    /** @return true if there may be more */
    boolean moved() {
        if (!moves.any()) return false;
        return lanes.call(() -> {
            var taken = moves.take(MOST);
            var since = taken.stream().collect(toMap(Move::sku, Move::at, (one, other) -> one.isBefore(other) ? one : other));
            var skus = new LinkedHashSet<>(since.keySet());
            kits.containing(skus).forEach((component, its) -> its.forEach(kit -> {
                since.merge(kit, since.get(component), (one, other) -> one.isBefore(other) ? one : other);
                skus.add(kit);
            }));
            var ofShops = switchedOn();
            write(skus, ofShops.isEmpty() ? List.of() : mappings.ofSkus(skus), ofShops, since);
            moves.drop(taken);
            return taken.size() == MOST;
        });
    }

    /** All that the shop lists. */
    void shop(String shop) {
        var page = mappings.ofShop(shop, "", MOST);
        while (!page.isEmpty()) {
            var skus = page.stream().map(Mapping::sku).distinct().toList();
            lanes.runOne(() -> write(List.of(), mappings.ofSkus(skus).stream().filter(m -> m.shop().equals(shop)).toList(), switchedOn(), Map.of()));
            page = page.size() < MOST ? List.of() : mappings.ofShop(shop, page.get(page.size() - 1).channelSku(), MOST);
        }
        dropUnmapped(shop);
    }

    private Map<String, PushTerms> switchedOn() {
        return terms.current().values().stream().filter(v -> v.terms().on()).collect(toMap(JdbcPushTerms.Version::shop, JdbcPushTerms.Version::terms));
    }

    /** @param all SKUs whose listings go if nothing leads to them any more */
    private void write(Collection<String> all, List<Mapping> found, Map<String, PushTerms> ofShops, Map<String, Instant> since) {
        var now = clock.instant();
        var shown = found.stream().filter(m -> ofShops.containsKey(m.shop()) && channels.stockOf(m.shop()).names(m.channelSku())).collect(toMap(m -> new Key(m.shop(), m.channelSku()), m -> m));
        var gone = new HashSet<>(listings.keysOf(all));
        gone.removeAll(shown.keySet());
        listings.drop(gone);
        if (shown.isEmpty()) return;
        var known = listings.holdOrOpen(shown.keySet());
        var look = offers.look(shown.values().stream().map(Mapping::sku).distinct().toList());
        var changed = new ArrayList<Listing>();
        shown.forEach((key, mapping) -> {
            int units = look.offer(key.shop(), ofShops.get(key.shop()), mapping.sku()).units();
            var at = since.getOrDefault(mapping.sku(), now);
            var before = known.get(key);
            var after = before.want(mapping.sku(), units, at, now);
            if (!after.equals(before)) changed.add(after);
        });
        listings.save(changed);
    }

    /** Listings without a mapping, or of a shop that was switched off. */
    private void dropUnmapped(String shop) {
        var after = "";
        for (var page = listings.page(shop, after, List.of(), MOST); !page.isEmpty(); page = listings.page(shop, after, List.of(), MOST)) {
            after = page.get(page.size() - 1).key().channelSku();
            var keys = page.stream().map(Listing::key).toList();
            lanes.runOne(() -> {
                var on = switchedOn().containsKey(shop);
                var mapped = mappings.skus(keys.stream().map(k -> new SkuMappings.Code(k.shop(), k.channelSku())).toList()).keySet();
                listings.drop(keys.stream().filter(k -> !on || !mapped.contains(new SkuMappings.Code(k.shop(), k.channelSku()))).toList());
            });
        }
    }
}
