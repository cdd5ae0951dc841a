package dev.wharf.soak;

import dev.wharf.demo.EmbeddedDatabase;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** The process that works and the one that stands by: when the first is killed the second takes over at once, and a third is started. */
final class Nodes implements AutoCloseable {
    private final EmbeddedDatabase database;
    private final File log;
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger committedUnheard = new AtomicInteger();
    private NodeProcess working;
    private NodeProcess standby;

    Nodes(EmbeddedDatabase database, File log) throws IOException {
        this.database = database;
        this.log = log;
        working = new NodeProcess(database, log);
        working.awaitReady();
        standby = new NodeProcess(database, log);
    }

    int kills() {
        return kills.get();
    }

    /** Batches that were cut off by a kill. */
    int underWay() {
        return underWay.get();
    }

    /** Batches that the database had although the process could not say so any more. */
    int committedUnheard() {
        return committedUnheard.get();
    }

    /** Books the batch on whichever process lives; asks the next one if this one is killed: the batch was booked or not, and it will find out. */
    Node.Answer book(Batch batch) {
        while (true) {
            var asked = working();
            try {
                var answer = asked.book(batch);
                if (answer.known()) committedUnheard.incrementAndGet();
                return answer;
            } catch (IOException died) {
                if (working() == asked) throw new IllegalStateException("The application ended without being killed; see " + log, died);
            }
        }
    }

    /** Waits while one process takes over from the other. */
    private synchronized NodeProcess working() {
        return working;
    }

    boolean standbyIsReady() {
        return standby.isReady();
    }

    synchronized void kill() throws IOException, InterruptedException {
        underWay.addAndGet(working.kill());
        kills.incrementAndGet();
        standby.awaitReady();
        working = standby;
        standby = new NodeProcess(database, log);
    }

    @Override
    public synchronized void close() throws InterruptedException {
        working.kill();
        standby.kill();
    }
}
