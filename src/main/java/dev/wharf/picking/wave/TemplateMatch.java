package dev.wharf.picking.wave;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.wharf.picking.PickMode;
import dev.wharf.picking.wave.Template.Conditions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which of the waiting orders make a wave. Pure. */
final class TemplateMatch {
    private static final Comparator<PoolOrder> MOST_URGENT_FIRST = Comparator.comparing(PoolOrder::due).thenComparing(PoolOrder::id);

    private final WaveSettings settings;
    private final Instant now;
    private final Map<String, Long> ordersBySku;

    /** @param pool all that wait, for what counts as hot */
    TemplateMatch(WaveSettings settings, List<PoolOrder> pool, Instant now) {
        this.settings = settings;
        this.now = now;
        this.ordersBySku = pool.stream().flatMap(order -> order.skus().stream()).collect(groupingBy(sku -> sku, counting()));
    }

    /** Orders of each wave, the most urgent first. A template may make several. Too few for a wave wait on. */
    List<Group> groups(List<PoolOrder> pool) {
        var groups = new ArrayList<Group>();
        byTemplate(pool).forEach((template, orders) -> kinds(template, orders).stream().flatMap(kind -> split(template, kind).stream()).filter(part -> part.size() >= template.minOrders()).forEach(part -> groups.add(new Group(template, part))));
        return groups;
    }

    record Group(Template template, List<PoolOrder> orders) { }

    /** Those that no template takes: nobody would ever pick them in a wave. */
    List<PoolOrder> unwanted(List<PoolOrder> pool) {
        return pool.stream().filter(order -> of(order).isEmpty()).toList();
    }

    private Map<Template, List<PoolOrder>> byTemplate(List<PoolOrder> pool) {
        var found = new LinkedHashMap<Template, List<PoolOrder>>();
        settings.templates().forEach(template -> found.put(template, new ArrayList<>()));
        pool.stream().sorted(MOST_URGENT_FIRST).forEach(order -> of(order).ifPresent(template -> found.get(template).add(order)));
        return found;
    }

    /** The first that takes it. */
    Optional<Template> of(PoolOrder order) {
        return settings.templates().stream().filter(template -> fits(order, template.when()) && (template.mode() != PickMode.BULK || order.isPlain())).findFirst();
    }

    /** Waves of BULK are of orders alike. */
    private static List<List<PoolOrder>> kinds(Template template, List<PoolOrder> orders) {
        if (template.mode() != PickMode.BULK) return List.of(orders);
        return List.copyOf(orders.stream().collect(groupingBy(order -> List.of(order.skus(), order.load().units()), LinkedHashMap::new, toList())).values());
    }

    /** An order that alone is above a limit of the wave gets a wave of its own. */
    private static List<List<PoolOrder>> split(Template template, List<PoolOrder> orders) {
        var parts = new ArrayList<List<PoolOrder>>();
        int lines = 0;
        int units = 0;
        for (var order : orders) {
            var last = parts.isEmpty() ? List.<PoolOrder>of() : parts.get(parts.size() - 1);
            boolean full = last.size() == template.maxOrders() || template.maxLines() != null && lines + order.lines() > template.maxLines()
                || template.maxUnits() != null && units + order.load().units() > template.maxUnits();
            if (parts.isEmpty() || full) {
                parts.add(new ArrayList<>());
                lines = 0;
                units = 0;
            }
            parts.get(parts.size() - 1).add(order);
            lines += order.lines();
            units += order.load().units();
        }
        return parts;
    }

    private boolean fits(PoolOrder order, Conditions when) {
        return (when.carriers().isEmpty() || when.carriers().contains(order.carrier()))
            && (when.zones().isEmpty() || when.zones().containsAll(order.zones()))
            && (when.skus().isEmpty() || when.skus().containsAll(order.skus()))
            && (when.singleItem() == null || when.singleItem() == (order.load().units() == 1))
            && (when.hotOrders() == null || isHot(order, when.hotOrders()))
            && most(when.maxUnits() == null ? null : when.maxUnits().longValue(), order.load().units()) && most(when.maxWeightG(), order.load().weightG())
            && most(when.maxVolumeCm3(), order.load().volumeCm3()) && most(when.maxValueMinor(), order.valueMinor())
            && (when.minValueMinor() == null || order.valueMinor() >= when.minValueMinor())
            && (when.cutOffWithinMinutes() == null || collectedWithin(order, Duration.ofMinutes(when.cutOffWithinMinutes())));
    }

    private boolean isHot(PoolOrder order, int orders) {
        return order.skus().size() == 1 && ordersBySku.getOrDefault(order.skus().iterator().next(), 0L) >= orders;
    }

    private boolean collectedWithin(PoolOrder order, Duration time) {
        return settings.collection(order.carrier(), now).filter(at -> !at.isAfter(now.plus(time))).isPresent();
    }

    private static boolean most(Long limit, long value) {
        return limit == null || value <= limit;
    }
}
