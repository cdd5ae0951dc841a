package dev.wharf.stockpush;

import dev.wharf.common.Text;
import dev.wharf.process.ModelInstances;
import dev.wharf.process.SettleListing;
import dev.wharf.process.SettleListing.Message;
import dev.wharf.stockpush.Listing.Key;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import org.springframework.stereotype.Component;

/** One instance of settle-listing for a listing that stays wrong, until a person decides or it is right again. Call inside a lane. */
@Component
class ListingTasks {
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

    void rightAgain(Key key) {
        instances.tellIfWaiting(Message.ChannelRight, businessKey(key));
    }

    private static Text why(Listing listing, Integer theirs, int repairs) {
        if (theirs == null) return new Text("平台没有这个商品编码；请检查是否已下架或删除，或修改编码对应。", "The channel does not know this code: was it taken off? Or correct the mapping.");
        return new Text("应为 " + listing.told() + "，平台显示 " + theirs + "，已重新推送 " + repairs + " 次仍不一致。",
            "It should show " + listing.told() + " and shows " + theirs + "; told again " + repairs + " times.");
    }

    static String businessKey(Key key) {
        return key.shop() + "/" + key.channelSku();
    }

    static Key key(String businessKey) {
        int slash = businessKey.indexOf('/');
        return new Key(businessKey.substring(0, slash), businessKey.substring(slash + 1));
    }
}
