package dev.wharf.demo;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What goes wrong next at the demo's other sides, and how often each was called per key. */
@Component
@Profile({"demo", "test"})
public class StubFaults {
    /** A carrier, and its answers to who asks by reference; a shop's own server; one of the platforms; a service that follows parcels, and its answers to who asks about
     *  one; a shop's server that passes messages on; what a shop or platform is told about stock; a system that is told of events; a shop's server that gives money back, and its answers to who asks whether it did. */
    public enum Side { CARRIER, CARRIER_QUERY, CHANNEL, PLATFORM, FEED, FEED_QUERY, BUYERS, STOCK, RECEIVER, REFUNDS, REFUND_QUERY }

    /**
     * Says no with words; does it but the answer is lost; breaks before doing it; says that it was done before. Platforms and shops' servers also: do it and answer too late. Platforms and
     * who gives money back: say yes and do nothing; do nothing because they are called too often. Platforms: do it and let the answer stop after its head; do it and then refuse to say so when asked. About stock also: break,
     * and do it later all the same.
     */
    public enum Fault { REFUSE, LOSE_ANSWER, BREAK, SAY_DUPLICATE, HANG, LIE, LIMIT, STALL, HIDE, COME_LATE }

    /** Longer than any caller waits, shorter than a test. */
    private static final int LONGEST_HANG_S = 20;

    private final Map<Side, Queue<Fault>> next = new ConcurrentHashMap<>();
    private final Map<Side, Supplier<Fault>> everyCall = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private volatile CountDownLatch hanging = new CountDownLatch(1);

    /** The next calls at this side go wrong in this way, one each. */
    public void next(Side side, Fault fault, int times) {
        var queue = next.computeIfAbsent(side, s -> new ConcurrentLinkedQueue<>());
        for (int i = 0; i < times; i++) queue.add(fault);
    }

    /** At each call of this side that nothing else was put in the way of. @param fault null for none */
    public void atEveryCall(Side side, Supplier<Fault> fault) {
        everyCall.put(side, fault);
    }

    /** @return calls that wanted something done under this key, also those that went wrong */
    public int calls(Side side, String key) {
        return calls.computeIfAbsent(side + " " + key, k -> new AtomicInteger()).get();
    }

    /** Forgets faults that have not happened yet, and ends those that hang. */
    public void clear() {
        next.clear();
        everyCall.clear();
        hanging.countDown();
        hanging = new CountDownLatch(1);
    }

    /** Keeps the caller waiting. */
    void hang() {
        try {
            if (!hanging.await(LONGEST_HANG_S, TimeUnit.SECONDS)) throw new IllegalStateException("Nobody ended the hanging");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An answer of which the head comes in time, and the body does not. */
    ResponseEntity<Object> headOnly() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(new InputStreamResource(new HeadOnly(this::hang)));
    }

    /** @return the fault of this call, or null if all goes well */
    Fault called(Side side, String key) {
        calls.computeIfAbsent(side + " " + key, k -> new AtomicInteger()).incrementAndGet();
        var queue = next.get(side);
        var fault = queue == null ? null : queue.poll();
        return fault != null ? fault : everyCall.getOrDefault(side, () -> null).get();
    }
}
