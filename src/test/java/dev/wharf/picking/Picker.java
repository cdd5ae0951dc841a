package dev.wharf.picking;

import static dev.wharf.FloorFixture.as;

import dev.wharf.FloorFixture;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** A picker with a device, for tests of other packages: takes a task, scans, reports, gives back. */
public final class Picker {
    private final PickTasks tasks;
    private final PickScans scans;
    private final ShortPicks shortPicks;
    private final FloorFixture floor;
    private final String name;
    private int keys;

    /** @param name unique with the warehouse; letters and digits, as names of users are */
    public Picker(ApplicationContext context, FloorFixture floor, String name) {
        this.tasks = context.getBean(PickTasks.class);
        this.scans = context.getBean(PickScans.class);
        this.shortPicks = context.getBean(ShortPicks.class);
        this.floor = floor;
        this.name = name + floor.warehouse;
    }

    /** @return the number of the task; 0 if none waits */
    public long take() {
        return as(name, () -> tasks.next(floor.warehouse)).map(PickViews.Task::taskId).orElse(0L);
    }

    /** Stops that are still open: bin, place and SKU of each, in walking order. */
    public List<String> stops(long task) {
        return as(name, () -> tasks.view(task)).lines().stream().filter(line -> line.pickedQuantity() < line.quantity()).map(line -> line.bin() + " " + line.position() + " " + line.sku()).toList();
    }

    /** Fetches everything that is left, or the first units only. @return places on the cart, unit by unit */
    public List<Integer> pick(long task, int atMost) {
        var places = new java.util.ArrayList<Integer>();
        while (places.size() < atMost) {
            var next = as(name, () -> tasks.view(task)).lines().stream().filter(line -> line.pickedQuantity() < line.quantity()).findFirst();
            if (next.isEmpty()) return places;
            var answer = as(name, () -> scans.scan(task, new PickScans.Reading(task + "-" + name + "-" + ++keys, next.get().bin(), next.get().sku(), 1)));
            if (!answer.accepted()) throw new IllegalStateException(answer.en());
            places.add(answer.position());
        }
        return places;
    }

    /** One scan that has to be accepted. @param lot empty for none */
    public void scan(long task, String bin, String barcode, String lot, int units) {
        var answer = as(name, () -> scans.scan(task, new PickScans.Reading(task + "-" + name + "-" + ++keys, bin, barcode, lot, units)));
        if (!answer.accepted()) throw new IllegalStateException(answer.en());
    }

    /** Says that so many of the goods in this bin are there and no more. */
    public void reportFewer(long task, String bin, String reason, int found) {
        var line = as(name, () -> tasks.view(task)).lines().stream().filter(l -> l.bin().equals(bin) && l.pickedQuantity() < l.quantity()).findFirst().orElseThrow();
        as(name, () -> shortPicks.report(task, new ShortPicks.Looked(line.pickLineId()), ShortReason.parse(reason), found));
    }

    public String name() {
        return name;
    }

    /** Says that the first stop's goods are not there. */
    public void reportShort(long task) {
        var next = as(name, () -> tasks.view(task)).lines().stream().filter(line -> line.pickedQuantity() < line.quantity()).findFirst().orElseThrow();
        as(name, () -> shortPicks.report(task, new ShortPicks.Looked(next.pickLineId()), ShortReason.values()[0], 0));
    }

    public void giveBack(long task) {
        as(name, () -> {
            tasks.giveBack(task, true);
            return null;
        });
    }

    /** How many tasks are in this state. */
    public int count(String state) {
        return tasks.list(floor.warehouse, PickTask.State.valueOf(state)).size();
    }
}
