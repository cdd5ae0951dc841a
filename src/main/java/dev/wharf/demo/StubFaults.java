package dev.wharf.demo;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What goes wrong next at the demo's other sides, and how often each was called per key. */
@Component
@Profile({"demo", "test"})
public class StubFaults {
    public enum Side { CARRIER, CHANNEL, FEED }

    /** Says no with words; does it but the answer is lost; breaks before doing it; answers a second call as if it were the first. */
    public enum Fault { REFUSE, LOSE_ANSWER, BREAK, SAY_DUPLICATE }

    private final Map<Side, Queue<Fault>> next = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

    /** The next calls at this side go wrong in this way, one each. */
    public void next(Side side, Fault fault, int times) {
        var queue = next.computeIfAbsent(side, s -> new ConcurrentLinkedQueue<>());
        for (int i = 0; i < times; i++) queue.add(fault);
    }

    /** @return calls that wanted something done under this key, also those that went wrong */
    public int calls(Side side, String key) {
        return calls.computeIfAbsent(side + " " + key, k -> new AtomicInteger()).get();
    }

    /** Forgets faults that have not happened yet. */
    public void clear() {
        next.clear();
    }

    /** @return the fault of this call, or null if all goes well */
    Fault called(Side side, String key) {
        calls.computeIfAbsent(side + " " + key, k -> new AtomicInteger()).incrementAndGet();
        var queue = next.get(side);
        return queue == null ? null : queue.poll();
    }
}
