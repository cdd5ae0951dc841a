package dev.wharf.review;

import dev.wharf.carrier.CarrierDays;
import dev.wharf.carrier.CarrierDays.Route;
import dev.wharf.carrier.ParcelCarriers;
import dev.wharf.channel.Shops;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.parcel.CarrierCodes;
import dev.wharf.process.Lane;
import dev.wharf.review.rule.CarrierRule;
import dev.wharf.review.rule.Params;
import dev.wharf.review.rule.ReachRule;
import dev.wharf.review.rule.RemarkRule;
import dev.wharf.review.rule.RuleCatalog;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Runs the carrier rule for shipping. The quotas of all members of a lane are held before the first of them takes one, so that lanes take the rows in one order. */
@Component
class ChosenCarriers implements ParcelCarriers {
    private static final Text BROKEN = new Text("承运商规则出错，见订单页的决定", "The carrier rule is broken; see the decisions on the order page");

    private final Reviewing reviewing;
    private final Fulfillments fulfillments;
    private final CarrierCodes carriers;
    private final CarrierDays days;
    private final Shops shops;
    private final CarrierRule rule;
    private final ReachRule reach;

    ChosenCarriers(Reviewing reviewing, Fulfillments fulfillments, CarrierCodes carriers, CarrierDays days, Shops shops, RuleCatalog rules) {
        this.reviewing = reviewing;
        this.fulfillments = fulfillments;
        this.carriers = carriers;
        this.days = days;
        this.shops = shops;
        this.rule = rules.get(CarrierRule.class);
        this.reach = rules.get(ReachRule.class);
    }

    @Override
    public Answer choose(Asked asked) {
        var id = asked.fulfillment();
        if (!reviewing.setting(id, rule).enabled()) return new Unruled();
        var results = reviewing.judge(id, rule, () -> inputs(asked), "").results();
        var carrier = results.getOrDefault(CarrierRule.CARRIER, "");
        if (carrier.isEmpty()) return new Nobody(new Text(results.getOrDefault(CarrierRule.WHY_ZH, BROKEN.zh()), results.getOrDefault(CarrierRule.WHY_EN, BROKEN.en())));
        return new Carried(carrier, Long.parseLong(results.getOrDefault(CarrierRule.COST, "-1")), take(id, carrier, results));
    }

    private LocalDate take(FulfillmentId id, String carrier, Map<String, String> results) {
        var limit = results.get(CarrierRule.PER_DAY);
        return limit == null ? null : days.take(new Route(carrier, fulfillments.get(id).warehouse()), Integer.parseInt(limit));
    }

    @Override
    public Optional<Text> objection(Asked asked) {
        var setting = reviewing.setting(asked.fulfillment(), rule);
        if (!setting.enabled()) return Optional.empty();
        if (!setting.params().usable()) return Optional.of(BROKEN);
        var results = rule.check(inputs(asked), setting.params()).results();
        return results.containsKey(CarrierRule.CARRIER) ? Optional.empty() : Optional.of(new Text(results.get(CarrierRule.WHY_ZH), results.get(CarrierRule.WHY_EN)));
    }

    private CarrierRule.Inputs inputs(Asked asked) {
        var here = fulfillments.get(asked.fulfillment());
        var region = here.region();
        var place = new ReachRule.Place(region.province(), region.city(), region.district());
        var names = carriers.names();
        var size = asked.size().get();
        var channel = shops.find(here.shop()).map(Shops.Shop::channel).orElse("");
        return new CarrierRule.Inputs(here.warehouse(), place, size.weightG(), size.volumeMm3(), size.valueMinor(), fulfillments.clock().instant(), here.shipBy(), channel, names,
            unserved(here, place, names), used(here), asked.chosen().isEmpty() ? tagged(here, ReachRule.CHOSEN_TAG) : asked.chosen(), tagged(here, RemarkRule.CARRIER_TAG));
    }

    /** As the reach rule has it, if that is on; one that cannot be read would have held the order in review. */
    private SortedMap<String, String> unserved(Fulfillment here, ReachRule.Place place, SortedMap<String, String> names) {
        var setting = reviewing.setting(here.id(), reach);
        return setting.enabled() && setting.params().usable() ? ReachRule.unserved(place, names.keySet(), setting.params()) : Collections.emptySortedMap();
    }

    private SortedMap<String, Integer> used(Fulfillment here) {
        Lane.current().state(HeldForLane.class, this::holdForLane);
        var limited = limited(here);
        days.hold(limited);
        var used = new TreeMap<String, Integer>();
        limited.forEach(route -> used.put(route.carrier(), days.used(route)));
        return used;
    }

    /** Says that the rows of a lane were taken. */
    private record HeldForLane() { }

    private HeldForLane holdForLane() {
        var routes = new LinkedHashSet<Route>();
        for (var member : Lane.current().members()) routes.addAll(limited(fulfillments.get(member)));
        days.hold(routes);
        return new HeldForLane();
    }

    private List<Route> limited(Fulfillment here) {
        var setting = reviewing.setting(here.id(), rule);
        if (!setting.enabled() || !setting.params().usable()) return List.of();
        return limited(setting.params(), here.warehouse());
    }

    private static List<Route> limited(Params params, String warehouse) {
        return CarrierRule.limited(params, warehouse).stream().map(carrier -> new Route(carrier, warehouse)).toList();
    }

    private static String tagged(Fulfillment here, String tag) {
        return here.handling().tags().stream().filter(t -> t.startsWith(tag)).map(t -> t.substring(tag.length())).findFirst().orElse("");
    }
}
