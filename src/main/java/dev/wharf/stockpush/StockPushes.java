package dev.wharf.stockpush;

import dev.wharf.channel.Shops;
import dev.wharf.common.Refusal;
import dev.wharf.process.Lanes;
import dev.wharf.stockpush.JdbcPushTerms.Version;
import dev.wharf.stockpush.Listing.Key;
import dev.wharf.warehouse.Warehouses;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** What people and systems ask of the stock that shops show. */
@Component
class StockPushes {
    /** @param offer as it would be worked out now; it may be on its way */
    record Why(Listing listing, Offer offer) { }

    private final JdbcPushTerms terms;
    private final JdbcListings listings;
    private final PushShops shops;
    private final ToldShops told;
    private final Offers offers;
    private final Shops known;
    private final Warehouses warehouses;
    private final Lanes lanes;
    private final Clock clock;

    StockPushes(JdbcPushTerms terms, JdbcListings listings, PushShops shops, ToldShops told, Offers offers, Shops known, Warehouses warehouses, Lanes lanes, Clock clock) {
        this.terms = terms;
        this.listings = listings;
        this.shops = shops;
        this.told = told;
        this.offers = offers;
        this.known = known;
        this.warehouses = warehouses;
        this.lanes = lanes;
        this.clock = clock;
    }

    String require(String shop) {
        return known.find(shop).orElseThrow(() -> Refusal.notFound("SHOP_NOT_FOUND", "Shop " + shop + " is not set up.")).code();
    }

    /** A new version; those before stay on record. All listings of the shop are worked out anew. */
    Version set(String shop, PushTermsRequest request) {
        var checked = request.checked(warehouses.active().stream().map(Warehouses.Warehouse::code).collect(Collectors.toCollection(TreeSet::new)));
        var note = request.reason();
        int now = terms.of(require(shop)).version();
        if (request.version() != null && request.version() != now) throw changedMeanwhile(shop);
        try {
            lanes.runOne(() -> {
                terms.insert(shop, now + 1, checked, note);
                shops.changed(shop);
            });
        } catch (DuplicateKeyException faster) {
            throw (Refusal) changedMeanwhile(shop).initCause(faster);
        }
        told.look();
        return terms.of(shop);
    }

    private Refusal changedMeanwhile(String shop) {
        var now = terms.of(shop);
        return Refusal.conflict("SETTING_CHANGED_MEANWHILE", now.by() + " changed it at " + now.at() + " to version " + now.version() + "; look at it and make your change again.");
    }

    Why why(String shop, String channelSku) {
        var listing = listings.read(require(shop), List.of(channelSku)).stream().findFirst()
            .orElseThrow(() -> Refusal.notFound("LISTING_NOT_FOUND", "Shop " + shop + " tells no stock of " + channelSku + ": it is not mapped, is no listing's code at its channel, or the shop is switched off."));
        return new Why(listing, offers.look(List.of(listing.sku())).offer(shop, terms.of(shop).terms(), listing.sku()));
    }

    /** Has listings told again, whatever was told before. @return how many of them there are */
    int again(String shop, List<String> channelSkus) {
        var keys = channelSkus.stream().distinct().map(code -> new Key(shop, code)).toList();
        return lanes.call(() -> {
            var held = listings.hold(keys).stream().map(listing -> listing.again(clock.instant())).toList();
            listings.save(held);
            return held.size();
        });
    }
}
