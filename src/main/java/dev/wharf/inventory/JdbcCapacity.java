package dev.wharf.inventory;

import static java.util.stream.Collectors.toMap;

import dev.wharf.common.FulfillmentId;
import dev.wharf.inventory.CapacityBook.Key;
import dev.wharf.inventory.CapacityBook.Slot;
import dev.wharf.inventory.CapacityRows.Wait;
import dev.wharf.process.Lane;
import dev.wharf.warehouse.Warehouses;
import dev.wharf.warehouse.Warehouses.Warehouse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Keeps the rows of the days that a lane may book, and writes what it booked in one batch. Where no warehouse has a limit it costs nothing. */
@Component
class JdbcCapacity implements Capacity {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcCapacity.class);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Warehouses warehouses;
    private final CapacityRows rows;
    private final Clock clock;
    private final Lane.Fact<Optional<Slot>> slots;
    private final Lane.Writer<CapacityBook> changes = new Lane.Writer<>(56, "capacity_day", books -> write(books.get(0)));
    private final Lane.Writer<Wait> waits;

    JdbcCapacity(Warehouses warehouses, CapacityRows rows, Clock clock) {
        this.warehouses = warehouses;
        this.rows = rows;
        this.clock = clock;
        this.slots = new Lane.Fact<>("capacity slot", rows::slots);
        this.waits = new Lane.Writer<>(58, "capacity_wait", rows::await);
    }

    @Override
    public Map<String, Use> use(Collection<String> codes, Instant shipBy, Instant until) {
        var limits = limits(codes);
        if (limits.isEmpty()) return Map.of();
        var book = hold(limits.keySet(), last(until.isBefore(shipBy) ? shipBy : until));
        var last = last(shipBy);
        var result = new HashMap<String, Use>();
        limits.forEach((warehouse, limit) -> {
            int used = 0;
            int slots = 0;
            LocalDate free = null;
            for (var day = today(); !day.isAfter(last); day = day.plusDays(1)) {
                int taken = book.used(new Key(warehouse, day));
                used += taken;
                slots += limit;
                if (free == null && taken < limit) free = day;
            }
            result.put(warehouse, new Use(used, slots, free));
        });
        return result;
    }

    @Override
    public boolean book(FulfillmentId id, String warehouse, Instant shipBy) {
        var limit = limits(List.of(warehouse)).get(warehouse);
        if (limit == null) return true;
        var mine = Lane.current().get(slots, id);
        if (mine.isPresent() && mine.get().warehouse().equals(warehouse)) return true;
        free(id);
        var last = last(shipBy);
        var book = hold(List.of(warehouse), last);
        for (var day = today(); !day.isAfter(last); day = day.plusDays(1)) {
            var key = new Key(warehouse, day);
            if (!book.used.containsKey(key)) book.used.put(key, rows.open(key));
            if (book.used(key) >= limit) continue;
            take(book, id, Optional.of(new Slot(warehouse, day)));
            return true;
        }
        return false;
    }

    @Override
    public void free(FulfillmentId id) {
        if (Lane.current().get(slots, id).isPresent()) take(book(), id, Optional.empty());
    }

    private void take(CapacityBook book, FulfillmentId id, Optional<Slot> now) {
        var lane = Lane.current();
        var mine = lane.get(slots, id);
        if (book.before.isEmpty()) lane.write(changes, book);
        book.before.putIfAbsent(id, mine);
        mine.ifPresent(slot -> book.change(slot.key(), -1));
        now.ifPresent(slot -> book.change(slot.key(), 1));
        lane.know(slots, id, now);
    }

    private void write(CapacityBook book) {
        var changed = book.changes.entrySet().stream().filter(c -> c.getValue() != 0).map(c -> Map.entry(c.getKey(), c.getValue())).toList();
        var touched = new LinkedHashMap<>(book.before);
        book.changes.clear();
        book.before.clear();
        var counts = changed.isEmpty() ? new int[0] : rows.change(changed, limits(changed.stream().map(c -> c.getKey().warehouse()).toList()));
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 1) continue;
            if (changed.get(i).getValue() > 0) throw new PessimisticLockingFailureException("No slot is left in " + changed.get(i).getKey());
            LOG.error("{} counts fewer slots than are given back; they were given back all the same", changed.get(i).getKey());
        }
        var now = new LinkedHashMap<FulfillmentId, Slot>();
        touched.keySet().forEach(id -> Lane.current().get(slots, id).ifPresent(slot -> now.put(id, slot)));
        touched.values().removeIf(Optional::isEmpty);
        rows.delete(touched.keySet());
        rows.insert(now);
    }

    private CapacityBook hold(Collection<String> codes, LocalDate last) {
        var book = book();
        var missing = codes.stream().filter(code -> book.heldUntil.getOrDefault(code, LocalDate.MIN).isBefore(last)).sorted().toList();
        if (missing.isEmpty()) return book;
        Lane.current().flush();
        book.used.putAll(rows.hold(missing, today(), last));
        missing.forEach(code -> book.heldUntil.put(code, last));
        return book;
    }

    private static CapacityBook book() {
        return Lane.current().state(CapacityBook.class, CapacityBook::new);
    }

    @Override
    public void await(FulfillmentId id, Collection<String> codes, Instant shipBy) {
        codes.stream().sorted().forEach(code -> Lane.current().write(waits, new Wait(code, id, shipBy)));
    }

    @Override
    public List<FulfillmentId> served(int atMost) {
        var served = new LinkedHashSet<FulfillmentId>();
        for (var warehouse : rows.waiting().keySet().stream().sorted().toList()) served(warehouse, atMost).forEach(served::add);
        return served.stream().limit(atMost).toList();
    }

    /** One that waits for a warehouse that is closed now, or has no limit any more, looks again as well. */
    private List<FulfillmentId> served(String warehouse, int atMost) {
        var waiting = rows.waits(warehouse, atMost);
        var limit = limits(List.of(warehouse)).get(warehouse);
        if (limit == null || waiting.isEmpty()) return waiting.stream().map(Wait::fulfillment).toList();
        var used = rows.read(List.of(warehouse), today(), last(waiting.get(waiting.size() - 1).shipBy()));
        var served = new ArrayList<FulfillmentId>();
        for (var wait : waiting) {
            for (var day = today(); !day.isAfter(last(wait.shipBy())); day = day.plusDays(1)) {
                var key = new Key(warehouse, day);
                if (used.getOrDefault(key, 0) >= limit) continue;
                used.merge(key, 1, Integer::sum);
                served.add(wait.fulfillment());
                break;
            }
        }
        return served;
    }

    @Override
    public List<FulfillmentId> claim(Collection<FulfillmentId> ids) {
        return rows.claim(ids);
    }

    @Override
    public List<Day> days(int days) {
        var limits = limits(warehouses.active().stream().map(Warehouse::code).toList());
        var used = rows.read(limits.keySet(), today(), today().plusDays(days - 1L));
        var waiting = rows.waiting();
        var result = new ArrayList<Day>();
        for (var code : limits.keySet()) {
            for (int i = 0; i < days; i++) {
                var day = today().plusDays(i);
                result.add(new Day(code, day, used.getOrDefault(new Key(code, day), 0), limits.get(code), waiting.getOrDefault(code, 0)));
            }
        }
        return result;
    }

    /** Slots a day of those that have a limit, in order of their codes. */
    private Map<String, Integer> limits(Collection<String> codes) {
        return warehouses.active().stream().filter(w -> w.ordersPerDay() > 0 && codes.contains(w.code()))
            .collect(toMap(Warehouse::code, Warehouse::ordersPerDay, (a, b) -> a, LinkedHashMap::new));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(Instant.now(clock), CHINA);
    }

    /** A fulfillment whose deadline has passed may still leave today. */
    private LocalDate last(Instant shipBy) {
        var day = LocalDate.ofInstant(shipBy, CHINA);
        return day.isBefore(today()) ? today() : day;
    }
}
