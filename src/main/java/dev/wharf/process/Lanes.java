package dev.wharf.process;

import dev.wharf.common.Refusal;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves many fulfillments, up to {@value #SIZE} in one transaction and one engine command, so that the engine's writes and ours
 * leave as multi-row batches and one commit serves all (docs/adr/0002). If a lane fails, its members are tried one by one and
 * only the bad one is left behind with its reason.
 */
@Component
public class Lanes {
    /** Measured: beyond fifty the gain per order is under 5 %, and a failed lane costs more. */
    public static final int SIZE = 50;
    private static final int TRIES = 5;
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    private final ProcessEngineConfigurationImpl engine;
    private final TransactionTemplate transaction;
    private final LaneGate gate;

    Lanes(ProcessEngineConfigurationImpl engine, PlatformTransactionManager transactions, LaneGate gate) {
        this.engine = engine;
        this.gate = gate;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A member that could not move, and why. Nothing of it was written. */
    public record Failed<T>(T member, RuntimeException reason) {
        /** The database gave no connection, so nothing was begun and the member is not to blame. */
        public boolean neverBegun() {
            return reason instanceof CannotCreateTransactionException;
        }
    }

    /**
     * Runs the work on the members in lanes. The work must be safe to run again: a lane that fails is rolled back and run anew.
     *
     * @param work gets the members of one lane; runs inside the transaction and the engine command
     * @return those that failed on their own, with the reason; empty if all moved
     */
    public <T> List<Failed<T>> run(List<T> members, Consumer<List<T>> work) {
        var failed = new ArrayList<Failed<T>>();
        for (int from = 0; from < members.size(); from += SIZE) {
            var lane = List.copyOf(members.subList(from, Math.min(from + SIZE, members.size())));
            try {
                runOne(lane, work);
            } catch (RuntimeException e) {
                if (e instanceof CannotCreateTransactionException) lane.forEach(member -> failed.add(new Failed<>(member, e))); // Alone they would wait as long.
                else if (lane.size() == 1) failed.add(new Failed<>(lane.get(0), e));
                else oneByOne(lane, work, failed);
            }
        }
        return failed;
    }

    /** What would happen. @param failed those that cannot move, tried alone; the answer knows nothing of them */
    public record DryRun<T, R>(R answer, List<Failed<T>> failed) { }

    /**
     * Runs the work on all members in one transaction, has everything written so that the database has its say, and takes it back. One
     * transaction and not lanes, because members may take each other's stock. Nothing outside hears of it: calls to the outside are rows.
     *
     * @param work answers what it finds afterwards; called again without those that fail
     */
    public <T, R> DryRun<T, R> dryRun(List<T> members, Function<List<T>, R> work) {
        try {
            return new DryRun<>(takenBack(members, work), List.of());
        } catch (RuntimeException e) {
            if (members.isEmpty()) throw e;
            LOG.debug("Dry run of {} failed; each is tried alone", members.size(), e);
        }
        var failed = new ArrayList<Failed<T>>();
        var able = new ArrayList<T>();
        for (var member : members) {
            try {
                takenBack(List.of(member), work);
                able.add(member);
            } catch (RuntimeException e) {
                failed.add(new Failed<>(member, e));
            }
        }
        return new DryRun<>(takenBack(List.copyOf(able), work), failed);
    }

    private <T, R> R takenBack(List<T> members, Function<List<T>, R> work) {
        return untilNoRace(members.size(), () -> transaction.execute(status -> {
            status.setRollbackOnly();
            var answer = engine.getCommandExecutorTxRequired().execute(context -> work.apply(members));
            Lane.current().flush();
            return answer;
        }));
    }

    /** Runs the work in one transaction and one engine command; runs it again if the database chose it as the victim of a deadlock. */
    public void runOne(Runnable work) {
        runOne(List.of(), none -> work.run());
    }

    /** {@link #runOne(Runnable)} for work that answers something. */
    public <T> T call(Supplier<T> work) {
        var answer = new AtomicReference<T>();
        runOne(() -> answer.set(work.get()));
        return answer.get();
    }

    private <T> void oneByOne(List<T> lane, Consumer<List<T>> work, List<Failed<T>> failed) {
        for (var member : lane) {
            try {
                runOne(List.of(member), work);
            } catch (RuntimeException e) {
                failed.add(new Failed<>(member, e));
            }
        }
    }

    private <T> void runOne(List<T> lane, Consumer<List<T>> work) {
        untilNoRace(lane.size(), () -> engine.getCommandExecutorTxRequired().execute(context -> {
            work.accept(lane);
            return null;
        }));
    }

    /** Between two tries the place at the gate is free for others. */
    private <R> R untilNoRace(int members, Supplier<R> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return gate.pass(work);
            } catch (RuntimeException e) {
                if (attempt == TRIES || !mayPassNextTime(e)) throw e;
                LOG.debug("Lane of {} lost a race, try {}", members, attempt, e);
                pause(attempt);
            }
        }
    }

    /** A lost race leaves nothing behind and may be run again; anything else is a fault of the member. */
    static boolean mayPassNextTime(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal) return false;
            if (cause instanceof OptimisticLockingException || cause instanceof TransientDataAccessException) return true;
            // The pool had none in time, or was slow to open one: nothing was begun.
            if (cause instanceof SQLTransientConnectionException) return true;
            if (cause instanceof java.sql.SQLException sql && ("40001".equals(sql.getSQLState()) || sql.getErrorCode() == 1205 || sql.getErrorCode() == 1020)) return true;
            if (cause instanceof ProcessEngineException engineError && engineError.getCode() == 10_000) return true;
        }
        return false;
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(5, 20L * attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting to try a lane again", e);
        }
    }
}
