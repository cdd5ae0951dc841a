package dev.wharf.review.rule;

import dev.wharf.common.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A row of the gift table. @param from first and last day on which an order had to be placed, Chinese time; null for any */
record GiftTier(long minMinor, String sku, int quantity, String group, LocalDate from, LocalDate until) {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** @throws RuleUnavailable naming the row that cannot be read */
    static List<GiftTier> of(List<Map<String, String>> table) {
        var tiers = new ArrayList<GiftTier>();
        for (var row : table) {
            var number = tiers.size() + 1;
            tiers.add(new GiftTier(Long.parseLong(row.get("minMinor")), row.get("sku"), Integer.parseInt(row.get("quantity")), row.getOrDefault("group", ""),
                day(row, "from", number), day(row, "until", number)));
        }
        return tiers;
    }

    private static LocalDate day(Map<String, String> row, String key, int number) {
        var text = row.getOrDefault(key, "");
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new RuleUnavailable(new Text("赠品规则第 " + number + " 行的日期“" + text + "”不是 2026-11-30 这样的日期，请在规则设置中改正。",
                "Row " + number + " of the gift rule has the date \"" + text + "\"; a date looks like 2026-11-30. Correct the rule settings."));
        }
    }

    /** Of each group the highest tier reached, with all its rows. @return units by SKU */
    static SortedMap<String, Integer> earned(List<GiftTier> tiers, long paidMinor, Instant placedAt) {
        var day = LocalDate.ofInstant(placedAt, CHINA);
        var reached = tiers.stream().filter(t -> t.minMinor <= paidMinor && t.isOn(day)).toList();
        var highest = new HashMap<String, Long>();
        reached.forEach(t -> highest.merge(t.group, t.minMinor, Math::max));
        var earned = new TreeMap<String, Integer>();
        reached.stream().filter(t -> t.quantity > 0 && t.minMinor == highest.get(t.group)).forEach(t -> earned.merge(t.sku, t.quantity, Integer::sum));
        return earned;
    }

    private boolean isOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }
}
