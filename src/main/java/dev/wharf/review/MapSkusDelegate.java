package dev.wharf.review;

import dev.wharf.catalog.Explosion;
import dev.wharf.catalog.SkuMappings;
import dev.wharf.catalog.SkuMappings.Code;
import dev.wharf.catalog.SkuWatch;
import dev.wharf.common.Cut;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.SalesOrder;
import dev.wharf.process.Actor;
import dev.wharf.process.FulfillOrder;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.review.rule.SkuRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * Task_MapSkus, Task_RemapSkus: writes skuOutcome, and for Task_MapSku the open codes with what they may mean. Puts the products on the lines whose
 * codes mean something now, kits as their components. What a person decides holds for the shop, and its other waiting orders look again.
 */
@Component("mapSkusDelegate")
class MapSkusDelegate extends RuleDelegate<SkuRule.Inputs> {
    static final String MAP = "MAP";
    /** Of who mapped a code that no person did. */
    private static final String BY_RULE = "SKU";

    private final SkuFacts facts;
    private final SkuMappings mappings;
    private final SkuWatch watch;
    private final OrderFacts orders;
    private final OrderLog log;
    private final Ids ids;

    MapSkusDelegate(Reviewing reviewing, Fulfillments fulfillments, RuleCatalog rules, SkuFacts facts, SkuMappings mappings, SkuWatch watch, OrderFacts orders, OrderLog log, Ids ids) {
        super(reviewing, fulfillments, rules.get(SkuRule.class), FulfillOrder.SKU_OUTCOME);
        this.facts = facts;
        this.mappings = mappings;
        this.watch = watch;
        this.orders = orders;
        this.log = log;
        this.ids = ids;
    }

    @Override
    boolean concerns(FulfillmentId id) {
        return !facts.unknown(fulfillments().get(id)).isEmpty() || log.openHolds(id).stream().anyMatch(hold -> hold.code().equals(rule().code()));
    }

    @Override
    SkuRule.Inputs inputs(Fulfillment fulfillment, SalesOrder order) {
        return new SkuRule.Inputs(codes(fulfillment));
    }

    private List<SkuRule.Code> codes(Fulfillment fulfillment) {
        var byCode = facts.unknown(fulfillment).stream().collect(Collectors.groupingBy(Fulfillment.Line::sku, LinkedHashMap::new, Collectors.toList()));
        var codes = new ArrayList<SkuRule.Code>();
        byCode.forEach((text, lines) -> {
            var code = new Code(fulfillment.shop(), text);
            var goods = facts.goods(code);
            if (goods != null && goods.kit() == null && goods.sku().equals(text)) return;
            var name = goods == null ? name(fulfillment, lines.get(0)) : "";
            var near = goods == null ? facts.proposals(code, name).stream().map(p -> new SkuRule.Proposal(p.sku(), p.percent())).toList() : List.<SkuRule.Proposal>of();
            codes.add(new SkuRule.Code(text, lines.stream().map(Fulfillment.Line::lineNo).distinct().toList(), name, goods == null ? "" : goods.sku(), near));
        });
        return codes;
    }

    private String name(Fulfillment fulfillment, Fulfillment.Line line) {
        return orders.of(fulfillment).stream().filter(o -> o.id() == line.salesOrderId()).flatMap(o -> o.lines().stream())
            .filter(s -> s.lineNo().equals(line.lineNo())).findFirst().map(SalesOrder.Line::name).orElse("");
    }

    @Override
    void apply(FulfillmentId id, Judged judged) {
        if (judged.results().isEmpty()) return;
        var whole = fulfillments().get(id);
        var lines = new ArrayList<Fulfillment.Line>();
        for (var line : whole.lines()) {
            var sku = !line.gift() && !line.ofKit() && facts.asSent(whole, line) ? judged.results().get(line.sku()) : null;
            lines.addAll(sku == null ? List.of(line) : goods(new Code(whole.shop(), line.sku()), sku, line));
        }
        fulfillments().save(whole.withLines(lines));
        var list = judged.results().entrySet().stream().sorted(Map.Entry.comparingByKey()).map(e -> e.getKey() + " → " + e.getValue()).collect(Collectors.joining(", "));
        log.happened(id, "SKUS_MAPPED", new Text("编码已对应：" + list, "Codes mapped: " + list));
    }

    /** A code that only a proposal tells is mapped by the rule, so that the next order knows it at once. */
    private List<Fulfillment.Line> goods(Code code, String sku, Fulfillment.Line line) {
        if (facts.goods(code) == null) {
            if (!facts.means(code, sku)) return List.of(line);
            mappings.put(code, sku, BY_RULE);
        }
        return Explosion.of(line, facts.goods(code), ids::next);
    }

    @Override
    void decided(DelegateExecution execution, FulfillmentId id, String decision, String reason) {
        var sku = FulfillOrder.MAP_TO.take(execution, "").strip();
        var wanted = decision.equals(MAP) ? mapOne(id, sku) : decision.equals(FulfillOrder.USE_PROPOSAL) ? proposed(id) : Map.<String, String>of();
        var shop = fulfillments().get(id).shop();
        wanted.forEach((text, to) -> {
            var code = new Code(shop, text);
            if (!facts.means(code, to)) {
                log.happened(id, "DECISION_IGNORED", new Text("没有商品 " + to, "There is no product " + to));
                return;
            }
            mappings.put(code, to, Actor.current());
            watch.lookAfterCommit();
        });
    }

    /** @return the code and the SKU; empty unless exactly one code is open */
    private Map<String, String> mapOne(FulfillmentId id, String sku) {
        var open = open(id);
        if (open.size() == 1 && !sku.isEmpty()) return Map.of(open.get(0).code(), sku);
        log.happened(id, "DECISION_IGNORED", new Text("有 " + open.size() + " 个编码未对应，请在商品编码页逐个对应", open.size() + " codes are open; map them one by one on the page of codes"));
        return Map.of();
    }

    /** What a person takes over with one click: the likeliest product of every open code; empty if one of them has none. */
    Map<String, String> proposed(FulfillmentId id) {
        var wanted = new LinkedHashMap<String, String>();
        for (var code : open(id)) {
            if (code.proposals().isEmpty()) return Map.of();
            wanted.put(code.code(), code.proposals().get(0).sku());
        }
        return wanted;
    }

    /** Codes of it that mean nothing. */
    List<SkuRule.Code> open(FulfillmentId id) {
        return codes(fulfillments().get(id)).stream().filter(code -> code.means().isEmpty()).toList();
    }

    @Override
    void judged(DelegateExecution execution, FulfillmentId id, Judged judged) {
        if (judged.passed()) return;
        var open = open(id);
        FulfillOrder.OPEN_CODES.set(execution, cut(open.stream().map(c -> c.code() + (c.name().isEmpty() ? "" : "  " + c.name())).collect(Collectors.joining("\n"))));
        FulfillOrder.PROPOSALS.set(execution, cut(open.stream().map(c -> c.code() + " → " + c.proposals().stream().map(p -> p.sku() + " " + p.percent() + "%")
            .collect(Collectors.joining(", "))).collect(Collectors.joining("\n"))));
    }

    /** As much as the engine keeps of a text, with room for characters that take three bytes. */
    private static String cut(String text) {
        return Cut.words(text, 1000);
    }
}
