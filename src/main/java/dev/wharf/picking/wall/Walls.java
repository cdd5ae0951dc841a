package dev.wharf.picking.wall;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.process.Lanes;
import dev.wharf.scan.WallSlots;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/** The walls of a warehouse, and who has their slots. */
@Service
class Walls implements WallSlots {
    private static final int MOST_WALLS = 50;
    private static final int MOST_SLOTS = 500;
    private static final Pattern SLOT = Pattern.compile("([A-Z0-9]{1,16})-(\\d{1,4})", Pattern.CASE_INSENSITIVE);

    /** @param code capitals and digits. @param slots numbered from 1. @param on whether it takes orders; it does if left out */
    record Setting(String code, Integer slots, Boolean on) { }

    private final JdbcPutWalls walls;
    private final JdbcSortOrders orders;
    private final WallViews views;
    private final Lanes lanes;

    Walls(JdbcPutWalls walls, JdbcSortOrders orders, WallViews views, Lanes lanes) {
        this.walls = walls;
        this.orders = orders;
        this.views = views;
        this.lanes = lanes;
    }

    List<Setting> settings(String warehouse) {
        return walls.of(warehouse).stream().map(wall -> new Setting(wall.code(), wall.slots(), wall.on())).toList();
    }

    /**
     * The list takes the place of all walls of the warehouse.
     *
     * @throws Refusal CONFLICT if an order has a slot that would be gone
     */
    List<Setting> replace(String warehouse, List<Setting> list) {
        check(list);
        return lanes.call(() -> {
            for (var before : walls.of(warehouse)) {
                var held = walls.lock(before.id());
                var now = list.stream().filter(setting -> setting.code().equals(held.code())).findFirst();
                int kept = now.map(Setting::slots).orElse(0);
                orders.slots(held.id()).stream().filter(slot -> slot.slot() > kept).findFirst().ifPresent(slot -> {
                    throw Refusal.conflict("SLOT_TAKEN", "Slot " + held.slotCode(slot.slot()) + " has goods of " + slot.fulfillment() + ". Clear it first.");
                });
                if (now.isEmpty()) walls.delete(held.id());
            }
            list.forEach(setting -> walls.put(warehouse, setting.code(), setting.slots(), setting.on() == null || setting.on()));
            return settings(warehouse);
        });
    }

    private static void check(List<Setting> list) {
        if (list.size() > MOST_WALLS) throw Refusal.invalid("FIELD_INVALID", "", "A warehouse has at most " + MOST_WALLS + " walls.");
        var codes = new HashSet<String>();
        for (int i = 0; i < list.size(); i++) {
            var wall = list.get(i);
            if (wall == null || wall.code() == null || !PutWall.CODE.matcher(wall.code()).matches()) {
                throw Refusal.invalid("FIELD_INVALID", "[" + i + "].code", "code has 1 to 16 capitals and digits; it stands on each slot before its number.");
            }
            if (!codes.add(wall.code())) throw Refusal.invalid("FIELD_INVALID", "[" + i + "].code", "Wall " + wall.code() + " is in the list twice.");
            if (wall.slots() == null || wall.slots() < 1 || wall.slots() > MOST_SLOTS) throw Refusal.invalid("FIELD_INVALID", "[" + i + "].slots", "slots is 1 to " + MOST_SLOTS + ".");
        }
    }

    WallViews.Overview overview(String warehouse) {
        return lanes.call(() -> views.overview(warehouse));
    }

    WallViews.View view(long wallId, Box box) {
        return lanes.call(() -> views.of(walls.get(wallId), box));
    }

    /** Somebody carries the slot's goods to the bench; what does not go over the bench leaves its slot only so. A second time changes nothing. */
    WallViews.View clear(long wallId, int slot, Box box) {
        return lanes.call(() -> {
            var wall = walls.lock(wallId);
            orders.at(wall.code(), slot).ifPresentOrElse(orders::toBench, () -> {
                if (orders.slots(wallId).stream().anyMatch(taken -> taken.slot() == slot)) {
                    throw Refusal.conflict("SLOT_NOT_COMPLETE", "Slot " + wall.slotCode(slot) + " is not complete. Goods of a cancelled order leave it by the put-back.");
                }
            });
            return views.of(wall, box);
        });
    }

    @Override
    public Optional<FulfillmentId> at(String code) {
        var read = SLOT.matcher(code.strip());
        return read.matches() ? orders.at(read.group(1).toUpperCase(Locale.ROOT), Integer.parseInt(read.group(2))) : Optional.empty();
    }

    @Override
    public void toBench(FulfillmentId id) {
        orders.toBench(id);
    }

    @Override
    public void putBack(FulfillmentId id, String warehouse) {
        orders.close(id, warehouse);
    }
}
