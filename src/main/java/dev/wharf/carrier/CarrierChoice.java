package dev.wharf.carrier;

import dev.wharf.common.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The cheapest carrier that may take a parcel and brings it in time; of equally cheap ones the one with the smaller priority, then the first by code. If none of those
 * that may take it is in time, the fastest goes: to hold a late parcel back would make it later. Pure.
 *
 * @param chosen  empty if nobody may take it
 * @param late    the chosen one comes after the deadline
 * @param dearer  others that might have gone, cheapest first
 * @param refused why each of the rest may not go
 */
public record CarrierChoice(Optional<Quote> chosen, boolean late, List<Quote> dearer, SortedMap<String, Text> refused) {

    public static CarrierChoice among(Load load, Collection<Offer> offers) {
        var refused = new TreeMap<String, Text>();
        var inTime = new ArrayList<Quote>();
        var slow = new ArrayList<Quote>();
        for (var offer : offers) {
            var objection = offer.objection(load);
            if (objection.isPresent()) refused.put(offer.carrier(), objection.get());
            else (offer.inTime(load) ? inTime : slow).add(offer.quote(load));
        }
        boolean late = inTime.isEmpty() && !slow.isEmpty();
        var order = late ? Quote.FASTEST : Quote.CHEAPEST;
        var going = (late ? slow : inTime).stream().sorted(order).toList();
        if (!late) slow.forEach(quote -> refused.put(quote.carrier(), tooSlow(quote)));
        return new CarrierChoice(going.stream().findFirst(), late, going.stream().skip(1).toList(), refused);
    }

    private static Text tooSlow(Quote quote) {
        return new Text("运输 " + quote.transitHours() + " 小时，赶不上", "takes " + quote.transitHours() + " h, too late");
    }
}
