package dev.wharf.review.rule;

import dev.wharf.common.Money;
import dev.wharf.common.Text;
import dev.wharf.sourcing.Plan.NotChosen;
import dev.wharf.sourcing.Score;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The sentences of the stock rule: which warehouse ships, why the others do not, and what is missing, with the numbers. */
final class StockWords {
    private static final int NAMED_AT_MOST = 5;

    private StockWords() { }

    static Text chosen(StockRule.Inputs in, Sourced sourced) {
        var code = sourced.first();
        int km = in.site(code).distanceKm();
        var others = others(sourced);
        var named = in.named().isEmpty() ? new Text("", "") : new Text("指定仓库 ", "named warehouse ");
        return new Text(named.zh() + code + " 库存足够，" + km + " 公里" + (others.isEmpty() ? "" : "。未选：" + join(others, true, "；")),
            named.en() + code + " has everything, " + km + " km" + (others.isEmpty() ? "" : ". Not chosen: " + join(others, false, "; ")));
    }

    /** Why the others do not ship; empty if there are none. */
    static Text notChosen(Sourced sourced) {
        var others = others(sourced);
        return others.isEmpty() ? new Text("", "") : new Text("。其他仓库：" + join(others, true, "；"), ". Other warehouses: " + join(others, false, "; "));
    }

    private static List<Text> others(Sourced sourced) {
        var all = new ArrayList<Text>();
        for (var not : sourced.plan().notChosen()) {
            var why = why(not, sourced.plan().score());
            all.add(new Text(not.site() + " " + why.zh(), not.site() + " " + why.en()));
        }
        sourced.closed().forEach((code, why) -> all.add(new Text(code + " " + why.zh(), code + " " + why.en())));
        return all;
    }

    /** Why no other warehouse ships it in place of a full one. */
    static Text instead(StockRule.Inputs in, Sourced sourced) {
        var all = new ArrayList<Text>();
        for (var code : in.candidates()) {
            if (sourced.awaited().contains(code)) continue;
            var closed = sourced.closed().get(code);
            if (closed != null) all.add(new Text(code + " " + closed.zh(), code + " " + closed.en()));
            else all.add(lacking(code, in.needed().entrySet().stream().filter(n -> n.getValue() > has(in, code, n.getKey())).map(n -> n.getValue() - has(in, code, n.getKey()) + " × " + n.getKey()).toList()));
        }
        return all.isEmpty() ? new Text("", "") : new Text("。其他仓库：" + join(all, true, "；"), ". Other warehouses: " + join(all, false, "; "));
    }

    private static Text lacking(String code, List<String> units) {
        var list = String.join(", ", units.subList(0, Math.min(2, units.size()))) + (units.size() > 2 ? " …" : "");
        return new Text(code + " 缺 " + list, code + " short of " + list);
    }

    private static Text why(NotChosen not, Score plan) {
        var lacks = not.shortOf().entrySet().stream().limit(2).map(s -> s.getValue() + " × " + s.getKey()).collect(Collectors.joining(", "));
        var more = not.shortOf().size() > 2 ? " …" : "";
        if (!lacks.isEmpty()) return new Text("缺 " + lacks + more, "short of " + lacks + more);
        if (not.decidedBy().isEmpty()) return new Text("条件相同，代码在后", "equal, later by code");
        long by = not.worseBy(not.decidedBy().get(), plan);
        return switch (not.decidedBy().get()) {
            case FEWEST_PARCELS -> new Text("多 " + by + " 个包裹", by + " more parcels");
            case LOWEST_COST -> new Text("贵 " + Money.text(by), Money.text(by) + " dearer");
            case NEAREST -> new Text("远 " + by + " 公里", by + " km farther");
            case PRIORITY -> new Text("优先级低 " + by, "ranks " + by + " lower");
            case BALANCE -> new Text("忙 " + by / 10_000 + "%", by / 10_000 + " % busier");
        };
    }

    private static String join(List<Text> texts, boolean zh, String between) {
        int rest = texts.size() - NAMED_AT_MOST;
        var list = texts.stream().limit(NAMED_AT_MOST).map(text -> zh ? text.zh() : text.en()).collect(Collectors.joining(between));
        return list + (rest <= 0 ? "" : between + (zh ? "另有 " + rest + " 个仓库" : rest + " more warehouses"));
    }

    static Text shortage(StockRule.Inputs in, Sourced sourced, Collection<String> candidates) {
        var open = candidates.stream().filter(code -> !sourced.closed().containsKey(code)).sorted().toList();
        var text = shortage(in, open);
        if (sourced.closed().isEmpty()) return text;
        var closed = sourced.closed().entrySet().stream().map(c -> new Text(c.getKey() + " " + c.getValue().zh(), c.getKey() + " " + c.getValue().en())).toList();
        return new Text(text.zh() + "。不发货的仓库：" + join(closed, true, "；"), text.en() + ". Not shipping: " + join(closed, false, "; "));
    }

    private static Text shortage(StockRule.Inputs in, List<String> open) {
        var zh = new ArrayList<String>();
        var en = new ArrayList<String>();
        for (var need : in.needed().entrySet()) {
            var best = open.stream().mapToInt(code -> has(in, code, need.getKey())).max().orElse(0);
            if (best >= need.getValue() && in.needed().size() > 1) continue;
            var places = open.isEmpty() ? "0" : open.stream().map(code -> code + " " + has(in, code, need.getKey())).collect(Collectors.joining(", "));
            zh.add(need.getKey() + " 订购 " + need.getValue() + "，可用 " + best + "（" + places + "）");
            en.add(need.getKey() + " ordered " + need.getValue() + ", available " + best + " (" + places + ")");
        }
        if (zh.isEmpty()) {
            return new Text("每个 SKU 都有货，但没有一个仓库能整单发出，共 " + in.needed().size() + " 个 SKU。可拆单或指定仓库。",
                "Every SKU is in stock somewhere, but no warehouse has all " + in.needed().size() + " of them. Split, or name a warehouse.");
        }
        int rest = zh.size() - NAMED_AT_MOST;
        var moreZh = rest > 0 ? "；另有 " + rest + " 个 SKU" : "";
        var moreEn = rest > 0 ? "; and " + rest + " more SKUs" : "";
        return new Text("超卖风险：" + String.join("；", zh.subList(0, Math.min(NAMED_AT_MOST, zh.size()))) + moreZh + (in.named().isEmpty() ? "" : "。指定仓库 " + in.named()),
            "Oversell risk: " + String.join("; ", en.subList(0, Math.min(NAMED_AT_MOST, en.size()))) + moreEn + (in.named().isEmpty() ? "" : ". Named warehouse " + in.named()));
    }

    private static int has(StockRule.Inputs in, String code, String sku) {
        Map<String, Integer> here = in.available().getOrDefault(code, Collections.emptySortedMap());
        return here.getOrDefault(sku, 0);
    }
}
