package dev.wharf.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wharf.catalog.Catalog;
import dev.wharf.catalog.Explosion;
import dev.wharf.catalog.Goods;
import dev.wharf.catalog.SkuMappings;
import dev.wharf.channel.Shops;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.Handling;
import dev.wharf.order.NewsType;
import dev.wharf.order.OrderLog;
import dev.wharf.order.OrderNews;
import dev.wharf.order.Region;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.SalesOrders;
import dev.wharf.order.Stage;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import dev.wharf.warehouse.Warehouses;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Takes orders in, from wherever they come. An order is known by shop and channel order number: the second time it comes it is answered with
 * the fulfillment of the first, and nothing starts. Good orders of a list are taken although others are refused.
 */
@Service
public class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Lanes lanes;
    private final SalesOrders orders;
    private final Fulfillments fulfillments;
    private final OrderLog log;
    private final OrderNews news;
    private final Instances instances;
    private final Shops shops;
    private final Catalog catalog;
    private final Warehouses warehouses;
    private final Ids ids;
    private final Clock clock;
    private final IntakeSettings settings;
    private final OrderReader reader;

    Intake(Lanes lanes, SalesOrders orders, Fulfillments fulfillments, OrderLog log, OrderNews news, Instances instances, Shops shops, Catalog catalog,
           Warehouses warehouses, Ids ids, Clock clock, IntakeSettings settings, ObjectMapper json) {
        this.lanes = lanes;
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.log = log;
        this.news = news;
        this.instances = instances;
        this.shops = shops;
        this.catalog = catalog;
        this.warehouses = warehouses;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.reader = new OrderReader(json);
    }

    /** An order that was read and found complete, with its place in the request. */
    private record Offer(int index, SalesOrders.New order, Map<SkuMappings.Code, Goods> goods) {
        SalesOrders.Key key() {
            return new SalesOrders.Key(order.order().shop(), order.order().channelOrderNo());
        }
    }

    /**
     * @param payloads one JSON object each, as received
     * @param source   how they came: API, FILE or ENGINE_REST
     * @return one answer for each payload, in their order
     */
    public List<IntakeAnswer> take(List<byte[]> payloads, String source) {
        var answers = new IntakeAnswer[payloads.size()];
        var offers = refuseFaulty(payloads, source, answers);
        var firsts = new HashMap<SalesOrders.Key, Offer>();
        var again = new ArrayList<Offer>();
        var unique = new ArrayList<Offer>();
        for (var offer : offers) {
            if (firsts.putIfAbsent(offer.key(), offer) == null) unique.add(offer);
            else again.add(offer);
        }
        var failed = lanes.run(unique, lane -> takeLane(lane, answers));
        for (var failure : failed) answers[failure.member().index] = failed(failure.member(), failure.reason());
        for (var offer : again) {
            var first = answers[firsts.get(offer.key()).index];
            answers[offer.index] = first.fulfillment().isEmpty() ? first : first.again();
        }
        return List.of(answers);
    }

    /** For the first task of a plain engine start: takes one order in the transaction that is open. @throws Refusal if it is faulty or known */
    FulfillmentId takeHere(byte[] payload) {
        var answers = new IntakeAnswer[1];
        var offers = refuseFaulty(List.of(payload), "ENGINE_REST", answers);
        if (offers.isEmpty()) throw Refusal.invalid(answers[0].code(), answers[0].field(), answers[0].message());
        if (!claim(offers, answers).isEmpty()) return FulfillmentId.parse(answers[0].fulfillment());
        throw Refusal.conflict("ORDER_KNOWN", "This order is known as " + answers[0].fulfillment() + ".");
    }

    private List<Offer> refuseFaulty(List<byte[]> payloads, String source, IntakeAnswer[] answers) {
        var offers = new ArrayList<Offer>();
        var codes = new HashSet<SkuMappings.Code>();
        var goods = new HashMap<SkuMappings.Code, Goods>();
        for (int i = 0; i < payloads.size(); i++) {
            try {
                var order = complete(reader.read(payloads.get(i), source));
                order.lines().forEach(line -> codes.add(new SkuMappings.Code(order.shop(), line.sku())));
                offers.add(new Offer(i, new SalesOrders.New(order, payloads.get(i)), goods));
            } catch (Refusal refusal) {
                answers[i] = IntakeAnswer.refused(refusal);
            }
        }
        goods.putAll(catalog.goods(codes));
        return offers;
    }

    private SalesOrder complete(SalesOrder o) {
        var shop = shops.find(o.shop()).orElseThrow(() -> Refusal.invalid("SHOP_UNKNOWN", "shop", "Shop " + o.shop() + " is not set up; add it first."));
        if (!o.warehouse().isEmpty() && warehouses.find(o.warehouse()).isEmpty()) {
            throw Refusal.invalid("WAREHOUSE_UNKNOWN", "warehouse", "Warehouse " + o.warehouse() + " is not set up; leave it out to let Wharf choose.");
        }
        var shipBy = o.shipBy() == null ? o.placedAt().plus(settings.shipWithin()) : o.shipBy();
        return new SalesOrder(ids.next(), o.shop(), shop.channel(), o.channelOrderNo(), o.source(), o.buyer(), o.placedAt(), shipBy, Instant.now(clock),
            o.payment(), o.paidMinor(), o.totalMinor(), o.currency(), o.receiver(), o.buyerMessage(), o.sellerMemo(), o.warehouse(), o.terms(), o.lines());
    }

    private void takeLane(List<Offer> lane, IntakeAnswer[] answers) {
        instances.start(claim(lane, answers));
    }

    /** Writes the orders that are new. @return their fulfillments; those known already are answered with what is known */
    private List<FulfillmentId> claim(List<Offer> lane, IntakeAnswer[] answers) {
        var known = orders.claim(lane.stream().map(Offer::order).toList());
        var started = new ArrayList<FulfillmentId>();
        for (var offer : lane) {
            if (known.containsKey(offer.key())) continue;
            var fulfillment = fulfillmentOf(offer.order.order(), offer.goods);
            news.happened(NewsType.ORDER_RECEIVED, fulfillment.id(), Map.of("source", offer.order.order().source()));
            fulfillments.add(fulfillment, offer.order.order());
            log.begins(fulfillment.id());
            started.add(fulfillment.id());
            answers[offer.index] = IntakeAnswer.accepted(offer.key().channelOrderNo(), fulfillment.id());
        }
        if (!known.isEmpty()) answerKnown(lane, known, answers);
        return started;
    }

    private void answerKnown(List<Offer> lane, Map<SalesOrders.Key, SalesOrders.Known> known, IntakeAnswer[] answers) {
        var first = fulfillments.firstOf(known.values().stream().map(SalesOrders.Known::salesOrderId).toList());
        for (var offer : lane) {
            var before = known.get(offer.key());
            if (before != null) answers[offer.index] = IntakeAnswer.duplicate(offer.key().channelOrderNo(), first.get(before.salesOrderId()), before.differs());
        }
    }

    /** Kits become their components here; a code that means nothing as yet stays, and review holds the order until it is mapped. */
    private Fulfillment fulfillmentOf(SalesOrder order, Map<SkuMappings.Code, Goods> goods) {
        var lines = order.lines().stream().map(l -> new Fulfillment.Line(ids.next(), order.id(), l.lineNo(), l.sku(), l.quantity(), l.unitPriceMinor()))
            .flatMap(line -> Optional.ofNullable(goods.get(new SkuMappings.Code(order.shop(), line.sku()))).map(g -> Explosion.of(line, g, ids::next)).orElse(List.of(line)).stream())
            .toList();
        return new Fulfillment(new FulfillmentId(ids.next()), order.id(), order.shop(), Stage.REVIEW, "", Region.UNKNOWN,
            Handling.PLAIN, order.shipBy(), order.receivedAt(), order.receivedAt(), null, "", 0, lines);
    }

    /** A fault of ours: the sender may send again, and finds the reference in the log. */
    private static IntakeAnswer failed(Offer offer, RuntimeException reason) {
        for (Throwable cause = reason; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) return IntakeAnswer.refused(refusal).of(offer.key().channelOrderNo());
        }
        var reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("Order {} of shop {} could not be taken, reference {}", offer.key().channelOrderNo(), offer.key().shop(), reference, reason);
        return IntakeAnswer.failed(offer.key().channelOrderNo(), reference);
    }
}
