package dev.wharf.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Goods that come while people work, and goods for most orders that wait for them; the others are to wait on, with their reason. */
final class SecondDelivery {
    private static final int PERCENT_SERVED = 85;
    /** Where goods go for an order that names no warehouse. */
    private static final String ANYWHERE = "SH01";

    private final Floor floor;
    private final Folder folder;
    private final MasterData master;

    SecondDelivery(Floor floor, Folder folder, MasterData master) {
        this.floor = floor;
        this.folder = folder;
        this.master = master;
    }

    /** One unit of every hundredth place, while orders lock, ship and are cancelled; sent twice, as by a warehouse that got no answer. @return units booked */
    long inBetween() throws java.io.IOException {
        long before = master.received();
        var stock = folder.stock();
        var lines = IntStream.range(0, stock.size()).filter(i -> i % 100 == 0).mapToObj(i -> MasterData.line("between", stock.get(i), 1)).toList();
        master.receive("In between", lines);
        master.repeat("In between", lines);
        return master.received() - before;
    }

    /** @return orders that can go on now */
    int send() throws java.io.IOException {
        var served = floor.column("""
            SELECT CONCAT(e.BUSINESS_KEY_) FROM ACT_RU_EVENT_SUBSCR s JOIN ACT_RU_EXECUTION e ON e.ID_ = s.PROC_INST_ID_
             WHERE s.EVENT_NAME_ = 'StockArrived'""").stream().filter(f -> Choice.percent("second delivery", f) < PERCENT_SERVED).toList();
        if (served.isEmpty()) return 0;
        var ids = served.stream().map(f -> f.substring(1)).collect(Collectors.joining(","));
        var units = floor.counts("""
            SELECT CONCAT(COALESCE(NULLIF(f.warehouse_code, ''), '%s'), '\t', l.sku), SUM(l.quantity) FROM fulfillment_line l
              JOIN fulfillment f ON f.fulfillment_id = l.fulfillment_id WHERE f.fulfillment_id IN (%s) AND l.quantity > 0 GROUP BY 1
            """.formatted(ANYWHERE, ids));
        var places = new HashMap<String, Map<String, String>>();
        for (var place : folder.stock()) places.put(place.get("warehouse") + "\t" + place.get("sku"), place);
        List<Map<String, Object>> lines = new ArrayList<>();
        units.forEach((key, quantity) -> {
            if (places.containsKey(key)) lines.add(MasterData.line("second", places.get(key), quantity));
        });
        master.receive("Second delivery", lines);
        return served.size();
    }
}
