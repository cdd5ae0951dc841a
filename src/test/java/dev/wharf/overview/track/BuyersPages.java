package dev.wharf.overview.track;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;

/** What buyers see, for tests of other packages. */
public final class BuyersPages {
    private BuyersPages() { }

    /** Units by the name of the goods, by tracking number. */
    public static Map<String, Map<String, Integer>> contents(ApplicationContext context, long salesOrder) {
        return context.getBean(TrackViews.class).read(salesOrder).orElseThrow().parcels().stream().collect(Collectors.toMap(TrackView.Parcel::number,
            p -> p.goods().stream().collect(Collectors.toMap(TrackView.Goods::name, TrackView.Goods::quantity, Integer::sum, TreeMap::new))));
    }
}
