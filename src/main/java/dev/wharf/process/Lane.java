package dev.wharf.process;

import dev.wharf.common.FulfillmentId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What one transaction knows and will write, for all fulfillments that move in it. The first question for a fact loads it
 * for every member in one statement; rows are kept and written in one batch per table before the commit. So a delegate may
 * be written for one fulfillment and still cost no round trip of its own (docs/adr/0002).
 */
public final class Lane {
    /**
     * A fact about a fulfillment, loaded for many at once. Ids without an answer stay unknown.
     *
     * @param ofNew what holds for a fulfillment that this transaction creates, so that nobody asks; null to ask
     */
    public record Fact<V>(String name, Function<Collection<FulfillmentId>, Map<FulfillmentId, V>> load, V ofNew) {
        public Fact(String name, Function<Collection<FulfillmentId>, Map<FulfillmentId, V>> load) {
            this(name, load, null);
        }
    }

    /** Writes rows of one table in one batch. Tables are written in ascending order, so that no two lanes wait for each other. */
    public record Writer<R>(int order, String table, java.util.function.Consumer<List<R>> write) { }

    private final Set<FulfillmentId> members = new LinkedHashSet<>();
    private final Set<FulfillmentId> created = new HashSet<>();
    private final Map<Fact<?>, Map<FulfillmentId, Object>> facts = new HashMap<>();
    private final Map<Fact<?>, Set<FulfillmentId>> forgotten = new HashMap<>();
    private final Map<Writer<?>, List<Object>> rows = new LinkedHashMap<>();
    private final Map<Class<?>, Object> states = new HashMap<>();
    private final Deque<Runnable> late = new ArrayDeque<>();

    private Lane() { }

    /** The lane of the running transaction; opened at first use. */
    public static Lane current() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException("No transaction is open; a lane lives in one");
        }
        var lane = (Lane) TransactionSynchronizationManager.getResource(Lane.class);
        if (lane != null) return lane;
        var opened = new Lane();
        TransactionSynchronizationManager.bindResource(Lane.class, opened);
        TransactionSynchronizationManager.registerSynchronization(opened.new Flush());
        return opened;
    }

    /** Says who moves in this transaction, so that facts load for all of them at the first question. */
    public void join(Collection<FulfillmentId> ids) {
        members.addAll(ids);
    }

    /** Says that this transaction creates it. */
    public void begins(FulfillmentId id) {
        members.add(id);
        created.add(id);
    }

    /** All that have joined so far, in the order they did. */
    public Set<FulfillmentId> members() {
        return Set.copyOf(members);
    }

    /** @throws java.util.NoSuchElementException if there is no such fact about it */
    @SuppressWarnings("unchecked")
    public <V> V get(Fact<V> fact, FulfillmentId id) {
        members.add(id);
        var known = (Map<FulfillmentId, V>) facts.computeIfAbsent(fact, f -> new HashMap<>());
        if (fact.ofNew() != null && created.contains(id) && !forgotten.getOrDefault(fact, Set.of()).contains(id)) known.putIfAbsent(id, fact.ofNew());
        if (!known.containsKey(id)) {
            flush();
            var missing = members.stream().filter(m -> !known.containsKey(m)).sorted().toList();
            known.putAll(fact.load().apply(missing));
        }
        var value = known.get(id);
        if (value == null) throw new java.util.NoSuchElementException("No " + fact.name() + " of " + id);
        return value;
    }

    /** States a fact that this transaction has just made true. */
    @SuppressWarnings("unchecked")
    public <V> void know(Fact<V> fact, FulfillmentId id, V value) {
        members.add(id);
        ((Map<FulfillmentId, V>) facts.computeIfAbsent(fact, f -> new HashMap<>())).put(id, value);
    }

    /** Drops what is known, so that the next question reads it anew. */
    public void forget(Fact<?> fact, FulfillmentId id) {
        var known = facts.get(fact);
        if (known != null) known.remove(id);
        if (created.contains(id)) forgotten.computeIfAbsent(fact, f -> new HashSet<>()).add(id);
    }

    /** Keeps a row for the batch of its table. */
    public <R> void write(Writer<R> writer, R row) {
        rows.computeIfAbsent(writer, w -> new ArrayList<>()).add(row);
    }

    /** Work for the end of this transaction, when everything that moves in it has come to its wait. May keep more work. */
    public void afterwards(Runnable work) {
        late.add(work);
    }

    /** A working state of this transaction, one per type: for example the stock rows it holds. */
    public <S> S state(Class<S> type, Supplier<S> open) {
        var state = states.get(type);
        // Not computeIfAbsent: opening one state may ask for another.
        if (state == null) states.put(type, state = open.get());
        return type.cast(state);
    }

    /** Writes what is kept. Called before the commit; a query that must see rows of its own transaction calls it too. */
    public void flush() {
        while (!rows.isEmpty()) {
            var writers = rows.keySet().stream().sorted(Comparator.comparingInt(Writer::order)).toList();
            for (var writer : writers) writeAll(writer);
        }
    }

    @SuppressWarnings("unchecked")
    private <R> void writeAll(Writer<R> writer) {
        var batch = (List<R>) rows.remove(writer);
        if (batch != null) writer.write().accept(batch);
    }

    private final class Flush implements TransactionSynchronization {
        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Lane.class);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Lane.class, Lane.this);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            while (!late.isEmpty()) late.remove().run();
            Lane.this.flush(); // not the synchronization's own flush(), which does nothing
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Lane.class);
        }
    }
}
