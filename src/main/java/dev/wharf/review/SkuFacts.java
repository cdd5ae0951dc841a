package dev.wharf.review;

import dev.wharf.catalog.Catalog;
import dev.wharf.catalog.Goods;
import dev.wharf.catalog.Proposal;
import dev.wharf.catalog.SkuMappings.Code;
import dev.wharf.catalog.SkuProposals;
import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OpenCodes;
import dev.wharf.order.OrderLog;
import dev.wharf.process.Lane;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the codes on lines mean that review does not know. Asked once for all fulfillments of the lane, and only if one has such a line. */
@Component
class SkuFacts {
    private final Fulfillments fulfillments;
    private final ProductFacts products;
    private final OrderLog log;
    private final OrderFacts orders;
    private final Catalog catalog;
    private final SkuProposals proposals;

    SkuFacts(Fulfillments fulfillments, ProductFacts products, OrderLog log, OrderFacts orders, Catalog catalog, SkuProposals proposals) {
        this.fulfillments = fulfillments;
        this.products = products;
        this.log = log;
        this.orders = orders;
        this.catalog = catalog;
        this.proposals = proposals;
    }

    private static final class Asked {
        private final Set<Code> codes = new HashSet<>();
        private final Map<Code, Goods> goods = new HashMap<>();
        private final Map<Code, List<Proposal>> proposals = new HashMap<>();
    }

    private static Asked asked() {
        return Lane.current().state(Asked.class, Asked::new);
    }

    /**
     * Lines whose code is no product; while the order waits for a code also those that still have it, because a product of that code may be there
     * by now, or be a kit.
     */
    List<Fulfillment.Line> unknown(Fulfillment fulfillment) {
        var known = products.of(fulfillment);
        boolean waits = log.openHolds(fulfillment.id()).stream().anyMatch(hold -> hold.code().equals(OpenCodes.HOLD));
        return fulfillment.lines().stream().filter(l -> l.quantity() > 0 && !l.gift() && !l.ofKit())
            .filter(l -> !known.containsKey(l.sku()) || waits && asSent(fulfillment, l)).toList();
    }

    /** Whether it still has the code that the channel sent. */
    boolean asSent(Fulfillment fulfillment, Fulfillment.Line line) {
        return orders.of(fulfillment).stream().filter(o -> o.id() == line.salesOrderId()).flatMap(o -> o.lines().stream())
            .anyMatch(s -> s.lineNo().equals(line.lineNo()) && s.sku().equals(line.sku()));
    }

    /** @return null if the code means nothing as yet */
    Goods goods(Code code) {
        var asked = asked();
        if (!asked.codes.contains(code)) load(asked, code);
        return asked.goods.get(code);
    }

    private void load(Asked asked, Code code) {
        var wanted = new HashSet<>(Set.of(code));
        for (var member : Lane.current().members()) {
            var fulfillment = fulfillments.get(member);
            unknown(fulfillment).forEach(line -> wanted.add(new Code(fulfillment.shop(), line.sku())));
        }
        wanted.removeAll(asked.codes);
        asked.goods.putAll(catalog.goods(wanted));
        asked.codes.addAll(wanted);
    }

    List<Proposal> proposals(Code code, String name) {
        return asked().proposals.computeIfAbsent(code, c -> proposals.of(c.channelSku(), name));
    }

    /** What this transaction decided about a code. @return false if there is no such product */
    boolean means(Code code, String sku) {
        var goods = catalog.bySku(Set.of(sku)).get(sku);
        if (goods == null) return false;
        asked().codes.add(code);
        asked().goods.put(code, goods);
        return true;
    }
}
