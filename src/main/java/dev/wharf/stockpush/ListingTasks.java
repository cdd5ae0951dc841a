package dev.wharf.stockpush;

import dev.wharf.common.Text;
import dev.wharf.process.ModelInstances;
import dev.wharf.process.SettleListing;
import dev.wharf.process.SettleListing.Message;
import dev.wharf.stockpush.JdbcListings.Stuck;
import dev.wharf.stockpush.Listing.Key;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import org.springframework.stereotype.Component;

/** One instance of settle-listing for a listing that stays wrong, or for all that a shop's channel refuses, until a person decides or it is right again. Call inside a lane. */
@Component
class ListingTasks {
    private static final String ALL = "*";
    /** A shop that shows what is not there sells it. */
    private static final Duration DUE = Duration.ofHours(2);

    private final ModelInstances instances;
    private final Clock clock;

    ListingTasks(ModelInstances instances, Clock clock) {
        this.instances = instances;
        this.clock = clock;
    }

    /** @param theirs null if the channel does not know the listing */
    void ask(Listing listing, Integer theirs, int repairs) {
        var why = why(listing, theirs, repairs);
        instances.startBy(Message.DriftStays, businessKey(listing.key()), Map.of(SettleListing.SHOP.name(), listing.key().shop(), SettleListing.CHANNEL_SKU.name(), listing.key().channelSku(),
            SettleListing.SKU.name(), listing.sku(), SettleListing.REASON.name(), why.zh() + "\n" + why.en(), SettleListing.DUE_AT.name(), Date.from(clock.instant().plus(DUE))));
    }

    /** One for the whole shop. @param refusals in a row, of each of them */
    void askAboutRefused(String shop, Stuck stuck, int refusals) {
        var why = new Text(stuck.listings() + " 个编码被平台连续拒绝至少 " + refusals + " 次，仍会定时重推；请检查授权是否过期、商品是否已下架。平台说明：" + stuck.words(),
            stuck.listings() + " listings were refused at least " + refusals + " times in a row and are still told again: is the session valid, are they still listed? The channel says: " + stuck.words());
        instances.startBy(Message.DriftStays, businessKey(wholeShop(shop)), Map.of(SettleListing.SHOP.name(), shop, SettleListing.CHANNEL_SKU.name(), ALL, SettleListing.SKU.name(), ALL,
            SettleListing.REASON.name(), why.zh() + "\n" + why.en(), SettleListing.DUE_AT.name(), Date.from(clock.instant().plus(DUE))));
    }

    void rightAgain(Key key) {
        instances.tellIfWaiting(Message.ChannelRight, businessKey(key));
    }

    private static Text why(Listing listing, Integer theirs, int repairs) {
        if (theirs == null) return new Text("平台没有这个商品编码；请检查是否已下架或删除，或修改编码对应。", "The channel does not know this code: was it taken off? Or correct the mapping.");
        return new Text("应为 " + listing.told() + "，平台显示 " + theirs + "，已重新推送 " + repairs + " 次仍不一致。",
            "It should show " + listing.told() + " and shows " + theirs + "; told again " + repairs + " times.");
    }

    /** No listing has an empty code. */
    static Key wholeShop(String shop) {
        return new Key(shop, "");
    }

    static String businessKey(Key key) {
        return key.shop() + "/" + key.channelSku();
    }

    static Key key(String businessKey) {
        int slash = businessKey.indexOf('/');
        return new Key(businessKey.substring(0, slash), businessKey.substring(slash + 1));
    }
}
