package dev.wharf.review.rule;

import dev.wharf.common.Text;
import dev.wharf.review.rule.Param.Column;
import dev.wharf.review.rule.Param.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row of a carrier table: a carrier, or all of them, in a province, city or district and everything below. Names may be written short: 新疆 is
 * 新疆维吾尔自治区.
 */
record Zone(String carrier, String province, String city, String district, Map<String, String> row) {
    static final String ALL = "*";

    static final List<Column> COLUMNS = List.of(
        new Column("carrier", Kind.WORDS, new Text("承运商代码（* 为全部）", "Carrier code (* for all)"), true, List.of()),
        new Column("province", Kind.WORDS, new Text("省", "Province"), false, List.of()),
        new Column("city", Kind.WORDS, new Text("市", "City"), false, List.of()),
        new Column("district", Kind.WORDS, new Text("区县", "District"), false, List.of()));

    static List<Zone> of(List<Map<String, String>> table) {
        return table.stream().map(row -> new Zone(cell(row, "carrier"), cell(row, "province"), cell(row, "city"), cell(row, "district"), row)).toList();
    }

    static String cell(Map<String, String> row, String key) {
        return row.getOrDefault(key, "").strip();
    }

    boolean covers(String code, ReachRule.Place place) {
        return (carrier.equals(ALL) || carrier.equals(code)) && place.province().startsWith(province) && place.city().startsWith(city) && place.district().startsWith(district);
    }

    String name() {
        var name = Stream.of(province, city, district).filter(part -> !part.isEmpty()).collect(Collectors.joining());
        return name.isEmpty() ? "全部地区 everywhere" : name;
    }
}
