package dev.wharf.channel;

import dev.wharf.channel.StockPort.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/** Listings of channels that want the number of the item with that of the SKU: {@code <item>:<SKU>}, digits both. Pure. */
public final class ListingCodes {
    private static final Pattern PAIR = Pattern.compile("\\d{1,20}:\\d{1,20}");

    private ListingCodes() { }

    public static boolean isPair(String channelSku) {
        return PAIR.matcher(channelSku).matches();
    }

    public static String item(String listing) {
        return listing.substring(0, listing.indexOf(':'));
    }

    public static String sku(String listing) {
        return listing.substring(listing.indexOf(':') + 1);
    }

    /** Calls that speak of one item each, in the order in which its first listing is due. */
    public static List<List<Quantity>> byItem(List<Quantity> due, int most) {
        var byItem = new LinkedHashMap<String, List<Quantity>>();
        due.forEach(q -> byItem.computeIfAbsent(item(q.listing()), item -> new ArrayList<>()).add(q));
        return byItem.values().stream().flatMap(its -> inParts(its, most).stream()).toList();
    }

    /** In order, so many in each. */
    public static List<List<Quantity>> inParts(List<Quantity> due, int most) {
        var parts = new ArrayList<List<Quantity>>();
        for (int from = 0; from < due.size(); from += most) parts.add(List.copyOf(due.subList(from, Math.min(from + most, due.size()))));
        return parts;
    }
}
