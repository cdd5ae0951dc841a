package dev.wharf.stockpush;

import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.stockpush.Listing.State;
import dev.wharf.stockpush.Offer.Place;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a shop's channel is told about stock: how much of it, what of each listing, and why. */
@RestController
@RequestMapping("/api/v1/stock-push/shops/{shop}")
class StockPushController {
    private static final int PAGE = 200;
    private static final int AGAIN_AT_MOST = 500;

    /** @param version 0 if nobody has set anything */
    record TermsAnswer(String shop, int version, PushTerms terms, String note, String by, Instant at) {
        static TermsAnswer of(JdbcPushTerms.Version v) {
            return new TermsAnswer(v.shop(), v.version(), v.terms(), v.note(), v.by(), v.at());
        }
    }

    /** @param told what the channel said yes to last; null if that is not known. @param words the channel's own, of the last refusal or failure */
    record ListingAnswer(String channelSku, String sku, int wanted, long version, Integer told, Instant toldAt, String state, Instant dueAt, Instant waitingSince, int tries, String words,
                         Long lagMs) {
        static ListingAnswer of(Listing l) {
            return new ListingAnswer(l.key().channelSku(), l.sku(), l.wanted(), l.version(), l.told(), l.toldAt(), l.state().name(), l.dueAt(), l.since(), l.tries(), l.words(), l.lagMs());
        }
    }

    /** @param next what to ask for as {@code after} next; empty if there is no more */
    record Page(List<ListingAnswer> listings, String next) { }

    record WhyAnswer(ListingAnswer listing, int units, List<Place> warehouses, List<Text> why) { }

    record AgainRequest(List<String> channelSkus) { }

    record AgainAnswer(int listings) { }

    private final StockPushes pushes;
    private final JdbcPushTerms terms;
    private final JdbcListings listings;
    private final PushShops shops;

    StockPushController(StockPushes pushes, JdbcPushTerms terms, JdbcListings listings, PushShops shops) {
        this.pushes = pushes;
        this.terms = terms;
        this.listings = listings;
        this.shops = shops;
    }

    @GetMapping("/settings")
    TermsAnswer terms(@PathVariable String shop) {
        return TermsAnswer.of(terms.of(pushes.require(shop)));
    }

    @PutMapping("/settings")
    TermsAnswer set(@PathVariable String shop, @RequestBody PushTermsRequest request) {
        return TermsAnswer.of(pushes.set(shop, request));
    }

    @GetMapping("/listings")
    Page listings(@PathVariable String shop, @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "") String state) {
        var states = state.isEmpty() ? List.<State>of() : List.of(state(state));
        var found = listings.page(pushes.require(shop), after, states, PAGE + 1).stream().map(ListingAnswer::of).toList();
        return found.size() <= PAGE ? new Page(found, "") : new Page(found.subList(0, PAGE), found.get(PAGE - 1).channelSku());
    }

    private static State state(String word) {
        return Arrays.stream(State.values()).filter(s -> s.name().equals(word)).findFirst()
            .orElseThrow(() -> Refusal.invalid("FIELD_INVALID", "state", "state is one of " + Arrays.toString(State.values()) + ", or left out for all."));
    }

    /** Why this number, with every step of the formula. */
    @GetMapping("/why")
    WhyAnswer why(@PathVariable String shop, @RequestParam String channelSku) {
        var why = pushes.why(shop, channelSku);
        return new WhyAnswer(ListingAnswer.of(why.listing()), why.offer().units(), why.offer().places(), why.offer().why());
    }

    /** Tells listings again, refused ones too. */
    @PostMapping("/push")
    AgainAnswer again(@PathVariable String shop, @RequestBody AgainRequest request) {
        if (request.channelSkus() == null || request.channelSkus().isEmpty() || request.channelSkus().size() > AGAIN_AT_MOST) {
            throw Refusal.invalid("FIELD_INVALID", "channelSkus", "channelSkus names 1 to " + AGAIN_AT_MOST + " listings.");
        }
        int listed = pushes.again(pushes.require(shop), request.channelSkus());
        if (listed == 0) throw Refusal.notFound("LISTING_NOT_FOUND", "Shop " + shop + " lists none of them.");
        return new AgainAnswer(listed);
    }

    /** Compares the shop with its channel soon, instead of at its next time. */
    @PostMapping("/audits")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void audit(@PathVariable String shop) {
        if (!terms.of(pushes.require(shop)).terms().on()) throw Refusal.conflict("STOCK_PUSH_OFF", "Shop " + shop + " tells no stock; switch it on first.");
        shops.auditNow(shop);
    }
}
