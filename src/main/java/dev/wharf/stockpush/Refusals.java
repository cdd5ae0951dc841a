package dev.wharf.stockpush;

import dev.wharf.process.Lanes;
import dev.wharf.stockpush.Listing.Key;
import dev.wharf.stockpush.PushShops.Asked;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Asks a person where a channel refuses again and again: once per shop, because an expired session refuses all it lists. Meanwhile they are told again from time to
 * time, and when none is left the task ends by itself.
 */
@Component
class Refusals {
    private final JdbcListings listings;
    private final PushShops shops;
    private final JdbcPushTerms terms;
    private final ListingTasks tasks;
    private final Lanes lanes;
    private final Clock clock;

    Refusals(JdbcListings listings, PushShops shops, JdbcPushTerms terms, ListingTasks tasks, Lanes lanes, Clock clock) {
        this.listings = listings;
        this.shops = shops;
        this.terms = terms;
        this.tasks = tasks;
        this.lanes = lanes;
        this.clock = clock;
    }

    void look(String shop, PushTerms its) {
        if (listings.stuck(shop, its.repairs()).listings() == 0 && shops.asked(shop).equals(Asked.NOBODY)) return;
        lanes.runOne(() -> {
            var asked = shops.holdAsked(shop);
            var stuck = listings.stuck(shop, its.repairs());
            boolean some = stuck.listings() > 0;
            // Those that a person left are no reason to ask; one more is.
            boolean ask = !asked.open() && stuck.listings() > asked.left();
            if (ask) tasks.askAboutRefused(shop, stuck, its.repairs());
            if (asked.open() && !some) tasks.rightAgain(ListingTasks.wholeShop(shop));
            var after = new Asked(ask || asked.open() && some, Math.min(asked.left(), stuck.listings()));
            if (!after.equals(asked)) shops.asked(shop, after);
        });
    }

    /** A person decided about the shop's refused listings. Call inside the engine's transaction. */
    void decided(Key wholeShop, boolean again) {
        var shop = wholeShop.shop();
        shops.holdAsked(shop);
        if (again) listings.tellRefused(shop, clock.instant());
        shops.asked(shop, again ? Asked.NOBODY : new Asked(false, listings.stuck(shop, terms.of(shop).terms().repairs()).listings()));
    }
}
