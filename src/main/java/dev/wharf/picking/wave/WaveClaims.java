package dev.wharf.picking.wave;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.picking.PickMode;
import dev.wharf.picking.WaitingOrder;
import dev.wharf.picking.Walks;
import dev.wharf.picking.wave.Template.Conditions;
import dev.wharf.picking.wave.TemplateMatch.Group;
import dev.wharf.process.Lanes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Claims waiting orders for new waves. The rows of their walks are held while that is done and an order can be claimed once only, so two planners at
 * once never get the same one. The plan itself comes later, outside of any transaction.
 */
@Service
class WaveClaims {
    /** One turn looks at so many orders of a warehouse, the most urgent ones that are in no wave. */
    static final int LOOKED_AT = 2000;

    /** @param template code; empty for the first @param orders empty for all that {@code when} takes @param byItself null: as the template says */
    record Request(String key, String warehouse, String template, Collection<FulfillmentId> orders, Conditions when, Boolean byItself) { }

    /** @param leftOut named orders that do not wait alone any more, or wait in another warehouse, or are in another wave */
    record Made(long wave, List<FulfillmentId> leftOut) { }

    private final JdbcWaves waves;
    private final WaveRules rules;
    private final Walks walks;
    private final Pool pool;
    private final Ids ids;
    private final Lanes lanes;
    private final Clock clock;

    WaveClaims(JdbcWaves waves, WaveRules rules, Walks walks, Pool pool, Ids ids, Lanes lanes, Clock clock) {
        this.waves = waves;
        this.rules = rules;
        this.walks = walks;
        this.pool = pool;
        this.ids = ids;
        this.lanes = lanes;
        this.clock = clock;
    }

    /**
     * One turn of a warehouse: what has become urgent, fits no template, or waits although waves are off is offered to pickers; the rest is claimed.
     *
     * @return the waves to be planned
     */
    List<Long> turn(String warehouse) {
        return lanes.call(() -> {
            var settings = rules.of(warehouse);
            var waiting = walks.waiting(warehouse, true, LOOKED_AT, waves::inWaves);
            if (!settings.on()) {
                walks.offer(warehouse, waiting.stream().map(WaitingOrder::id).toList());
                return List.<Long>of();
            }
            var now = Instant.now(clock);
            var orders = pool.of(warehouse, waiting);
            var match = new TemplateMatch(settings, orders, now);
            var atOnce = new ArrayList<>(match.unwanted(orders));
            orders.stream().filter(order -> settings.urgent(order.due(), now)).forEach(atOnce::add);
            walks.offer(warehouse, atOnce.stream().map(PoolOrder::id).distinct().toList());
            return match.groups(orders.stream().filter(order -> !atOnce.contains(order)).toList()).stream().flatMap(group -> claim(warehouse, settings, group).stream()).toList();
        });
    }

    private Optional<Long> claim(String warehouse, WaveSettings settings, Group group) {
        var held = walks.hold(warehouse, group.orders().stream().map(PoolOrder::id).toList());
        held.removeAll(waves.inWaves(held));
        var template = group.template();
        var orders = group.orders().stream().filter(order -> held.contains(order.id())).toList();
        if (orders.isEmpty() || orders.size() < template.minOrders()) return Optional.empty();
        long id = ids.next();
        waves.insert(id, "TURN:" + id, warehouse, template.code(), template.byItself(), Terms.of(settings, template), orders);
        return Optional.of(id);
    }

    /** A wave of orders that a person has chosen, or of those that fit. The same key a second time answers with the first wave. */
    Made make(Request request) {
        try {
            return lanes.call(() -> made(request));
        } catch (DuplicateKeyException e) {
            return lanes.call(() -> made(request));
        }
    }

    private Made made(Request request) {
        var key = "KEY:" + request.key();
        var known = waves.ofKey(key);
        if (known.isPresent()) return new Made(known.get(), List.of());
        var settings = rules.of(request.warehouse());
        var template = request.template().isEmpty() ? settings.templates().get(0) : settings.template(request.template())
            .orElseThrow(() -> Refusal.invalid("TEMPLATE_UNKNOWN", "template", "This warehouse has no template " + request.template() + "."));
        var orders = chosen(request, settings, template);
        var held = walks.hold(request.warehouse(), orders.stream().map(PoolOrder::id).toList());
        held.removeAll(waves.inWaves(held));
        var joining = orders.stream().filter(order -> held.contains(order.id())).toList();
        if (joining.isEmpty()) throw Refusal.conflict("NO_ORDERS", "None of these orders waits to be picked, alone and in no wave.");
        requireAlike(template, joining);
        long id = ids.next();
        boolean byItself = request.byItself() == null ? template.byItself() : request.byItself();
        waves.insert(id, key, request.warehouse(), template.code(), byItself, Terms.of(settings, template), joining);
        return new Made(id, request.orders().stream().filter(order -> !held.contains(order)).toList());
    }

    private static void requireAlike(Template template, List<PoolOrder> joining) {
        if (template.mode() != PickMode.BULK) return;
        joining.stream().filter(order -> !order.isAlike(joining.get(0))).findFirst().ifPresent(other -> {
            throw new Refusal(Refusal.Kind.CONFLICT, "ORDERS_NOT_ALIKE", "orders", other.id() + " is not like " + joining.get(0).id() + ". A wave of template " + template.code()
                + " takes orders of one SKU and one quantity, without special requests: they go into one box.");
        });
    }

    private List<PoolOrder> chosen(Request request, WaveSettings settings, Template template) {
        if (!request.orders().isEmpty()) {
            var named = walks.of(request.orders()).stream().filter(order -> order.waitsIn(request.warehouse())).toList();
            return pool.of(request.warehouse(), named).stream().limit(LOOKED_AT).toList();
        }
        var waiting = pool.of(request.warehouse(), walks.waiting(request.warehouse(), false, LOOKED_AT, waves::inWaves));
        var when = request.when() == null ? template.when() : request.when();
        var own = new Template(template.code(), template.name(), template.byItself(), 1, template.maxOrders(), template.maxLines(), template.maxUnits(), template.cart(), when, template.mode());
        var only = new WaveSettings(true, settings.everyMinutes(), 0, settings.planSeconds(), settings.pickers(), settings.pace(), settings.cutOffs(), List.of(own));
        return new TemplateMatch(only, waiting, Instant.now(clock)).groups(waiting).stream().findFirst().map(Group::orders).orElse(List.of());
    }
}
