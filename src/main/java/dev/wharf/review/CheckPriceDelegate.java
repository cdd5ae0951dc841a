package dev.wharf.review;

import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.SalesOrder;
import dev.wharf.process.FulfillOrder;
import dev.wharf.review.rule.PriceRule;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.warehouse.Products;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Task_CheckPrice, Task_RecheckPrice: writes priceOutcome. */
@Component("checkPriceDelegate")
class CheckPriceDelegate extends RuleDelegate<PriceRule.Inputs> {
    private final OrderFacts orders;
    private final ProductFacts products;

    CheckPriceDelegate(Reviewing reviewing, Fulfillments fulfillments, RuleCatalog rules, OrderFacts orders, ProductFacts products) {
        super(reviewing, fulfillments, rules.get(PriceRule.class), FulfillOrder.PRICE_OUTCOME);
        this.orders = orders;
        this.products = products;
    }

    @Override
    PriceRule.Inputs inputs(Fulfillment fulfillment, SalesOrder order) {
        var known = products.of(fulfillment);
        var all = orders.of(fulfillment);
        var comparable = all.stream().filter(o -> o.currency().equals(Products.CURRENCY)).map(SalesOrder::id).collect(Collectors.toSet());
        return new PriceRule.Inputs(
            all.stream().map(o -> new PriceRule.Order(o.id(), o.channelOrderNo(), o.goodsMinor(), o.terms().discountMinor(), o.totalMinor())).toList(),
            fulfillment.groups().stream().filter(group -> !group.get(0).gift()).flatMap(group -> priced(fulfillment, group)).map(l -> new PriceRule.Line(l.salesOrderId(), l.lineNo(), l.sku(),
                l.quantity(), l.unitPriceMinor(), known.containsKey(l.sku()) && comparable.contains(l.salesOrderId()) ? known.get(l.sku()).priceMinor() : 0)).toList());
    }

    /** A kit is compared as the buyer bought it: one price, against the list price of the kit. What falls to a component is arithmetic. */
    private static Stream<Fulfillment.Line> priced(Fulfillment fulfillment, List<Fulfillment.Line> group) {
        var first = group.get(0);
        if (!first.ofKit()) return group.stream();
        int kits = fulfillment.sold().get(first.sold());
        long price = group.stream().mapToLong(l -> l.quantity() * l.unitPriceMinor()).sum() / kits;
        return Stream.of(new Fulfillment.Line(first.id(), first.salesOrderId(), first.lineNo(), first.kitSku(), kits, price));
    }
}
