package dev.wharf.review.rule;

import dev.wharf.carrier.Offer;
import dev.wharf.carrier.Rate;
import dev.wharf.common.Text;
import dev.wharf.review.rule.Param.Column;
import dev.wharf.review.rule.Param.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The tables of the carrier rule, read for one warehouse and one place: of rows that fit, the first counts. Whoever is in no row of {@code terms} carries nothing. */
final class CarrierTerms {
    private static final Column WAREHOUSE = new Column("warehouse", Kind.WORDS, new Text("发货仓（空为全部）", "From warehouse (empty for all)"), false, List.of());

    static final Param TERMS = Param.table("terms", "承运商条件", "Terms of carriers", List.of(
        new Column("carrier", Kind.WORDS, new Text("承运商代码", "Carrier code"), true, List.of()), WAREHOUSE,
        whole("priority", "优先级（小者先）", "Priority (smaller first)"), whole("perDay", "每日件数上限", "Parcels a day"),
        whole("leastG", "最轻（克）", "From grams"), whole("mostG", "最重（克）", "Up to grams"),
        money("mostMinor", "货值上限（分）", "Goods worth up to (minor units)"), whole("divisor", "计泡系数（立方厘米/公斤）", "Volumetric divisor (cm³ per kg)")), List.of());

    static final Param RATES = Param.table("rates", "价格表", "Rates", Stream.concat(Zone.COLUMNS.stream(), Stream.of(WAREHOUSE,
        whole("firstG", "首重（克）", "First weight (g)"), money("firstMinor", "首重价（分）", "First price (minor units)"),
        whole("stepG", "续重（克）", "Further step (g)"), money("stepMinor", "续重价（分）", "Price of a step (minor units)"),
        whole("transitHours", "运输小时", "Transit hours"))).toList(), List.of());

    static final Param ACCEPTED = Param.table("accepted", "平台只收的承运商", "Carriers a channel accepts", List.of(
        new Column("channel", Kind.WORDS, new Text("平台", "Channel"), true, List.of()),
        new Column("carrier", Kind.WORDS, new Text("承运商代码", "Carrier code"), true, List.of())), List.of());

    /** As large as figures are taken, so that no sum of them overflows: 1000 kg, 1 million yuan. */
    private static final long MOST_G = 1_000_000;
    private static final long MOST_MINOR = 100_000_000;
    private static final long MOST = 1_000_000;

    private final List<Map<String, String>> terms;
    private final List<Zone> rates;
    private final List<Map<String, String>> accepted;

    CarrierTerms(Params params) {
        terms = params.table(TERMS.key());
        rates = Zone.of(params.table(RATES.key()));
        accepted = params.table(ACCEPTED.key());
    }

    /** Carriers with a quota of the day in this warehouse. */
    List<String> limited(String warehouse) {
        return terms.stream().map(row -> Zone.cell(row, "carrier")).distinct().filter(code -> termsOf(code, warehouse).filter(row -> figure(row, "perDay", MOST) > 0).isPresent()).toList();
    }

    /** @param closed why this carrier is out of the question whatever it costs */
    Offer offer(String code, String warehouse, ReachRule.Place place, int used, Optional<Text> closed) {
        var row = termsOf(code, warehouse).orElse(Map.of());
        var rate = rates.stream().filter(zone -> zone.covers(code, place) && from(zone.row(), warehouse)).findFirst();
        return new Offer(code, (int) figure(row, "priority", MOST), closed,
            rate.map(zone -> new Rate((int) figure(zone.row(), "firstG", MOST_G), figure(zone.row(), "firstMinor", MOST_MINOR), (int) figure(zone.row(), "stepG", MOST_G), figure(zone.row(), "stepMinor", MOST_MINOR))),
            (int) figure(row, "divisor", MOST), (int) figure(row, "leastG", MOST_G), (int) figure(row, "mostG", MOST_G), figure(row, "mostMinor", Long.MAX_VALUE),
            rate.map(zone -> (int) figure(zone.row(), "transitHours", MOST)).orElse(0), used, (int) figure(row, "perDay", MOST));
    }

    boolean knows(String code, String warehouse) {
        return termsOf(code, warehouse).isPresent();
    }

    /** A channel that is in no row takes all. */
    boolean accepts(String channel, String code) {
        var own = accepted.stream().filter(row -> Zone.cell(row, "channel").equals(channel)).toList();
        return own.isEmpty() || own.stream().anyMatch(row -> Zone.cell(row, "carrier").equals(code));
    }

    private Optional<Map<String, String>> termsOf(String code, String warehouse) {
        return terms.stream().filter(row -> Zone.cell(row, "carrier").equals(code) && from(row, warehouse)).findFirst();
    }

    private static boolean from(Map<String, String> row, String warehouse) {
        var named = Zone.cell(row, "warehouse");
        return named.isEmpty() || named.equals(Zone.ALL) || named.equals(warehouse);
    }

    /** An empty cell is 0. */
    private static long figure(Map<String, String> row, String key, long most) {
        var cell = Zone.cell(row, key);
        return cell.isEmpty() ? 0 : Math.min(most, Long.parseLong(cell));
    }

    private static Column whole(String key, String zh, String en) {
        return new Column(key, Kind.WHOLE, new Text(zh, en), false, List.of());
    }

    private static Column money(String key, String zh, String en) {
        return new Column(key, Kind.MONEY, new Text(zh, en), false, List.of());
    }
}
