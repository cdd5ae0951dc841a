package dev.wharf.soak;

import dev.wharf.inventory.Bucket;
import dev.wharf.inventory.Posting.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Stock as a child would keep it: maps and sums, no SQL, nothing of the house but the names of the buckets. What it says is right by definition. */
final class ReferenceStock {
    /** The answer of an operation that is not allowed; it changed nothing. */
    static final int REFUSED = -1;
    private static final int ON_HAND = Bucket.ON_HAND.ordinal();
    private static final int LOCKED = Bucket.LOCKED.ordinal();

    record Place(String sku, String warehouse) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return (sku + " " + warehouse).compareTo(other.sku + " " + other.warehouse);
        }
    }

    record Held(long line, Place place, boolean soft, int units) { }

    /** What the ledger must have got of one kind at one place. */
    record Booked(Place place, Kind kind) { }

    final Map<Place, int[]> balances = new TreeMap<>();
    /** By order; an order without open locks is not there. */
    final Map<Long, List<Held>> locks = new LinkedHashMap<>();
    /** Entries, then sums by bucket, since the last {@link #ledgerRead}. */
    private Map<Booked, int[]> ledger = new HashMap<>();
    private final Set<String> keys = new HashSet<>();

    /** @return what the operation answers: units or entries, 1 and 0 for yes and no, or {@link #REFUSED} */
    int apply(Operation operation) {
        if (operation instanceof Operation.Receive r) return receive(r);
        if (operation instanceof Operation.Adjust a) return adjust(a);
        if (operation instanceof Operation.Post p) return post(p);
        if (operation instanceof Operation.Lock l) return lock(l);
        if (operation instanceof Operation.Release r) return close(r.order(), Kind.RELEASE);
        if (operation instanceof Operation.ReleasePart r) return releasePart(r.order(), r.line(), r.units());
        if (operation instanceof Operation.Split s) return split(s);
        return close(((Operation.Ship) operation).order(), Kind.DEDUCT);
    }

    Map<Booked, int[]> ledgerRead() {
        var read = ledger;
        ledger = new HashMap<>();
        return read;
    }

    int free(Place place) {
        var units = balances.getOrDefault(place, new int[Bucket.values().length]);
        return units[ON_HAND] - units[LOCKED] - units[Bucket.FROZEN.ordinal()] - units[Bucket.RESERVED.ordinal()];
    }

    private record Entry(String key, Place place, Kind kind, Map<Bucket, Integer> deltas) { }

    private int receive(Operation.Receive receive) {
        var entries = new ArrayList<Entry>();
        for (var piece : receive.pieces()) {
            entries.add(new Entry("receive:" + receive.key() + ":" + piece.line(), new Place(piece.sku(), receive.warehouse()), Kind.RECEIVE, Map.of(Bucket.ON_HAND, piece.units())));
        }
        return post(entries);
    }

    private int adjust(Operation.Adjust adjust) {
        return Math.min(0, post(List.of(new Entry("adjust:" + adjust.key(), new Place(adjust.sku(), adjust.warehouse()), Kind.ADJUST, Map.of(Bucket.ON_HAND, adjust.delta())))));
    }

    private int post(Operation.Post post) {
        var entries = new ArrayList<Entry>();
        for (var move : post.moves()) entries.add(new Entry(post.key() + ":" + entries.size(), new Place(move.sku(), move.warehouse()), move.kind(), move.deltas()));
        return post(entries);
    }

    private int post(List<Entry> entries) {
        var fresh = entries.stream().filter(e -> !keys.contains(e.key())).toList();
        for (int i = 0; i < fresh.size(); i++) {
            change(fresh.get(i), 1);
            if (legal(fresh.get(i).place())) continue;
            for (int back = i; back >= 0; back--) change(fresh.get(back), -1);
            return REFUSED;
        }
        for (var entry : fresh) {
            keys.add(entry.key());
            book(entry.place(), entry.kind(), entry.deltas());
        }
        return fresh.size();
    }

    private void change(Entry entry, int sign) {
        var units = units(entry.place());
        entry.deltas().forEach((bucket, delta) -> units[bucket.ordinal()] += sign * delta);
    }

    private boolean legal(Place place) {
        return free(place) >= 0 && Arrays.stream(units(place)).allMatch(n -> n >= 0);
    }

    private int lock(Operation.Lock lock) {
        var wanted = new HashMap<String, Integer>();
        for (var piece : lock.pieces()) wanted.merge(piece.sku(), piece.units(), Integer::sum);
        for (var want : wanted.entrySet()) {
            if (free(new Place(want.getKey(), lock.warehouse())) < want.getValue()) return 0;
        }
        for (var piece : lock.pieces()) {
            var place = new Place(piece.sku(), lock.warehouse());
            locks.computeIfAbsent(lock.order(), o -> new ArrayList<>()).add(new Held(piece.line(), place, lock.soft(), piece.units()));
            move(place, Kind.LOCK, 0, piece.units());
        }
        return 1;
    }

    private int split(Operation.Split split) {
        int given = releasePart(split.order(), split.line(), split.units());
        if (given == 0) return 0;
        return lock(new Operation.Lock(split.newOrder(), split.warehouse(), false, List.of(new Operation.Piece(split.newLine(), split.sku(), given))));
    }

    private int releasePart(long order, long line, int units) {
        int left = units;
        var remaining = new ArrayList<Held>();
        for (var held : locks.getOrDefault(order, List.of())) {
            int here = held.line() == line ? Math.min(left, held.units()) : 0;
            if (here > 0) move(held.place(), Kind.RELEASE, 0, -here);
            if (held.units() > here) remaining.add(new Held(held.line(), held.place(), held.soft(), held.units() - here));
            left -= here;
        }
        if (remaining.isEmpty()) locks.remove(order);
        else locks.put(order, remaining);
        return units - left;
    }

    private int close(long order, Kind kind) {
        for (var held : locks.getOrDefault(order, List.of())) move(held.place(), kind, kind == Kind.DEDUCT ? -held.units() : 0, -held.units());
        locks.remove(order);
        return 0;
    }

    private void move(Place place, Kind kind, int onHand, int locked) {
        var units = units(place);
        units[ON_HAND] += onHand;
        units[LOCKED] += locked;
        book(place, kind, Map.of(Bucket.ON_HAND, onHand, Bucket.LOCKED, locked));
    }

    private void book(Place place, Kind kind, Map<Bucket, Integer> deltas) {
        var sums = ledger.computeIfAbsent(new Booked(place, kind), b -> new int[1 + Bucket.values().length]);
        sums[0]++;
        deltas.forEach((bucket, delta) -> sums[1 + bucket.ordinal()] += delta);
    }

    private int[] units(Place place) {
        return balances.computeIfAbsent(place, p -> new int[Bucket.values().length]);
    }
}
