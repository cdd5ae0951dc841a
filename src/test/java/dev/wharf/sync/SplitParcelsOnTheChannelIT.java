package dev.wharf.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.channel.Capabilities;
import dev.wharf.channel.Capabilities.Level;
import dev.wharf.channel.ShipmentNotice;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.effect.Effect;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.Handling;
import dev.wharf.order.PaymentStatus;
import dev.wharf.order.Receiver;
import dev.wharf.order.Region;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.SalesOrders;
import dev.wharf.order.Stage;
import dev.wharf.overview.track.BuyersPages;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.Lanes;
import dev.wharf.sync.ChannelNotices.Notice;
import dev.wharf.sync.PushPlan.Form;
import dev.wharf.sync.PushPlan.Left;
import dev.wharf.sync.PushPlan.Step;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** One fulfillment in several parcels: what stands in parcel_line is what each channel ends with, as exactly as it can, and what the buyer's page shows. */
@WharfTest
class SplitParcelsOnTheChannelIT {
    /** Of each level; a thousand in all. */
    private static final int SPLITS = 250;
    private static final Pattern UNITS = Pattern.compile("(\\d+) × SKU-(L\\d+)");

    @Autowired
    private ApplicationContext context;
    @Autowired
    private Lanes lanes;
    @Autowired
    private Ids ids;
    @Autowired
    private SalesOrders orders;
    @Autowired
    private Fulfillments fulfillments;
    @Autowired
    private Parcels parcels;
    @Autowired
    private PushPlanner planner;
    @Autowired
    private PushReader reader;

    private record Sent(SalesOrder order, FulfillmentId id, List<Left> parcels) { }

    @ParameterizedTest
    @CsvSource({"QUANTITY,true", "LINE,false", "ORDER,false", "ORDER,true"})
    void of_random_splits_each_channel_ends_in_its_most_exact_legal_state_and_the_buyer_sees_what_is_in_each(Level level, boolean several) {
        var can = new Capabilities(level, several, false);
        for (int seed = 0; seed < SPLITS; seed++) {
            var random = new Random(seed * 31L + level.ordinal() * 2L + (several ? 1 : 0));
            var sent = sent(PushPlanTest.split(random));
            tell(can, sent, random, level + " seed " + seed);
            assertThat(BuyersPages.contents(context, sent.order().id())).as("seed %s", seed).isEqualTo(sent.parcels().stream()
                .collect(Collectors.toMap(Left::number, p -> p.units().entrySet().stream().collect(Collectors.toMap(e -> "SKU-" + e.getKey(), Map.Entry::getValue, Integer::sum, TreeMap::new)))));
        }
    }

    private void tell(Capabilities can, Sent sent, Random random, String name) {
        var all = PushPlanTest.sum(sent.parcels());
        var channel = new PushPlanTest.StubLevel(can, false, all);
        Map<Left, Map<String, Integer>> rest = new HashMap<>();
        var turn = new ArrayList<>(sent.parcels());
        Collections.shuffle(turn, random);
        for (var mine : turn) {
            var effect = effect(sent, mine);
            if (can.level() == Level.QUANTITY) {
                var notice = lanes.call(() -> reader.read(List.of(effect)).get(effect).notice());
                channel.hear(new Step.Tell(Form.EXACT, List.of(mine), units(notice.lines()), false, false, new TreeMap<>()), sent.parcels());
                rest.put(mine, Map.of());
                continue;
            }
            var notice = planner.plan(effect, sent.order().id(), mine.parcel(), can);
            assertThat(planner.plan(effect, sent.order().id(), mine.parcel(), can)).as("%s: a repeat says the same", name).isEqualTo(notice);
            if (notice.form() != Form.NOTHING) channel.hear(heard(notice, sent), sent.parcels());
            rest.put(mine, rest(notice));
        }
        PushPlanTest.check(can, false, sent.parcels(), all, channel, rest, name);
    }

    private static Step.Tell heard(Notice notice, Sent sent) {
        var named = notice.content().parcels().stream().map(p -> sent.parcels().stream().filter(l -> l.number().equals(p.trackingNumber())).findFirst().orElseThrow()).toList();
        return new Step.Tell(notice.form(), named, units(notice.content().lines()), notice.content().whole(), notice.content().change(), new TreeMap<>());
    }

    private static TreeMap<String, Integer> units(List<ShipmentNotice.Line> lines) {
        return lines.stream().collect(Collectors.toMap(ShipmentNotice.Line::lineNo, ShipmentNotice.Line::quantity, Integer::sum, TreeMap::new));
    }

    /** As the buyer is told in words. */
    private static Map<String, Integer> rest(Notice notice) {
        return UNITS.matcher(notice.rest().en()).results().collect(Collectors.toMap(found -> found.group(2), found -> Integer.parseInt(found.group(1))));
    }

    private static Effect effect(Sent sent, Left mine) {
        var parcel = Parcel.packed(mine.parcel(), sent.id(), "SF", 0, Instant.EPOCH, List.of());
        return new Effect(mine.parcel(), PushShipment.KIND, PushShipment.key(sent.id(), sent.order().id(), sent.order().id(), Optional.of(parcel)), sent.id(), "",
            Map.of(PushShipment.PARCEL, Long.toString(mine.parcel()), PushShipment.ORDER, Long.toString(sent.order().id())), 0, false, "", Instant.now());
    }

    /** Writes the split as it is when the last parcel has left. */
    private Sent sent(List<Left> split) {
        var id = new FulfillmentId(ids.next());
        var orderId = ids.next();
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var all = new TreeMap<>(PushPlanTest.sum(split));
        var order = new SalesOrder(orderId, "S-SPLIT", "generic", TestHouse.unique("P"), "TEST", "buyer", now, now.plus(1, ChronoUnit.DAYS), now, PaymentStatus.PAID, 1000, 1000, "CNY",
            new Receiver("周小满", "13910020001", "浙江省", "杭州市", "西湖区", "文三路398号", ""), "", "", "", SalesOrder.Terms.PLAIN,
            all.entrySet().stream().map(e -> new SalesOrder.Line(e.getKey(), "SKU-" + e.getKey(), e.getValue(), 1000)).toList());
        var lines = all.entrySet().stream().map(e -> new Fulfillment.Line(ids.next(), orderId, e.getKey(), "SKU-" + e.getKey(), e.getValue(), 1000)).toList();
        var lineOf = lines.stream().collect(Collectors.toMap(Fulfillment.Line::lineNo, Fulfillment.Line::id));
        var left = split.stream().map(l -> new Left(ids.next(), "SF", TestHouse.unique("N"), now.plus(l.at().getEpochSecond(), ChronoUnit.SECONDS), l.units())).toList();
        lanes.runOne(() -> {
            orders.claim(List.of(new SalesOrders.New(order, "{}".getBytes(StandardCharsets.UTF_8))));
            fulfillments.add(new Fulfillment(id, orderId, order.shop(), Stage.DONE, "SYNC-WH", Region.UNKNOWN, Handling.PLAIN, order.shipBy(), now, now, now, "SHIPPED", 0, lines), order);
            left.forEach(l -> parcels.add(Parcel.packed(l.parcel(), id, "SF", 100, now, l.units().entrySet().stream().map(u -> new Parcel.Content(lineOf.get(u.getKey()), "SKU-" + u.getKey(), u.getValue())).toList())
                .labelled(l.number(), now).handedOver(l.at())));
        });
        return new Sent(order, id, left);
    }
}
