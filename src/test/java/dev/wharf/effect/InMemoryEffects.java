package dev.wharf.effect;

import dev.wharf.common.FulfillmentId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The effect table as the worker sees it, in memory. */
class InMemoryEffects implements EffectStore {
    private final Map<Long, Row> rows = new LinkedHashMap<>();
    private final Clock clock;
    private int leases;

    InMemoryEffects(Clock clock) {
        this.clock = clock;
    }

    private static final class Row {
        private final long id;
        private String state = "CLAIMED";
        private int tries;
        private boolean inDoubt;
        private Instant dueAt;
        private String lease = "";
        private String error = "";

        private Row(long id, Instant dueAt) {
            this.id = id;
            this.dueAt = dueAt;
        }
    }

    void claim(long id) {
        rows.put(id, new Row(id, clock.instant()));
    }

    String state(long id) {
        return rows.get(id).state;
    }

    boolean inDoubt(long id) {
        return rows.get(id).inDoubt;
    }

    String error(long id) {
        return rows.get(id).error;
    }

    @Override
    public List<Effect> lease(int limit, Duration time) {
        var now = clock.instant();
        var lease = "lease-" + ++leases;
        var taken = new ArrayList<Effect>();
        for (var row : rows.values()) {
            if (taken.size() == limit || row.dueAt == null || row.dueAt.isAfter(now)) continue;
            row.inDoubt |= row.state.equals("CALLING");
            if (row.state.equals("CALLING")) row.tries++;
            row.state = "CALLING";
            row.lease = lease;
            row.dueAt = now.plus(time);
            taken.add(new Effect(row.id, "TEST", "K" + row.id, new FulfillmentId(row.id), "side", Map.of(), row.tries, row.inDoubt, lease, row.dueAt));
        }
        return taken;
    }

    @Override
    public Set<Long> settle(List<SettledEffect> effects) {
        var ours = new HashSet<Long>();
        for (var settled : effects) {
            var row = rows.get(settled.effect().id());
            if (!row.lease.equals(settled.effect().lease()) || !row.state.equals("CALLING")) continue;
            row.state = settled.done() ? "DONE" : "FAILED";
            row.inDoubt = settled.inDoubt();
            row.dueAt = null;
            ours.add(row.id);
        }
        return ours;
    }

    @Override
    public void putOff(List<Outcome.Later> later) {
        for (var one : later) {
            var row = rows.get(one.effect().id());
            if (!row.lease.equals(one.effect().lease()) || !row.state.equals("CALLING")) continue;
            row.state = "CLAIMED";
            row.tries = one.tries();
            row.inDoubt = one.inDoubt();
            row.dueAt = clock.instant().plus(one.pause());
            row.error = one.error();
        }
    }
}
