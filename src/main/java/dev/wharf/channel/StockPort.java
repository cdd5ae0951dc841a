package dev.wharf.channel;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Tells a channel how many units of what a shop lists may be sold, and asks what it shows (docs/rules/stock-push.md). Numbers are absolute: telling the same one
 * twice changes nothing.
 */
public interface StockPort {
    /**
     * @param listing as the channel names it; the channel SKU of a mapping
     * @param version counts up with every change of the quantity: a receiver that keeps the highest is never set back by a late call
     */
    record Quantity(String listing, int units, long version) { }

    /** Code of the protocol, as in the settings {@code wharf.channel.<protocol>}. */
    String protocol();

    /** Whether the code has the form of a listing at this channel. Orders may carry codes that name none, a merchant's own for example. */
    boolean names(String channelSku);

    /** Parts what is due into calls, keeping its order as far as calls for several listings allow. */
    List<List<Quantity>> calls(List<Quantity> due);

    /**
     * One call.
     *
     * @return those that the channel refused, with its words; it said yes to the others
     * @throws ChannelRefused   if it refused the call as a whole: nothing of it was done
     * @throws ChannelBusy      if nothing was done, because it was asked too often
     * @throws RuntimeException anything else: it may have been done, now or later
     */
    Map<String, ChannelRefused> pushStock(String shop, List<Quantity> call);

    /** How many listings one question may name. */
    int readsAtOnce();

    /** @return units that the channel shows now; a listing that it does not know is left out */
    Map<String, Integer> readStock(String shop, Collection<String> listings);
}
