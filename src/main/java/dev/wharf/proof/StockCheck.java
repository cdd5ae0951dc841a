package dev.wharf.proof;

import static java.util.stream.Collectors.toMap;

import dev.wharf.common.Refusal;
import dev.wharf.overview.StockProof;
import dev.wharf.overview.StockProof.Proof;
import dev.wharf.process.Actor;
import dev.wharf.process.JobLease;
import dev.wharf.process.Lanes;
import dev.wharf.process.StockRepairs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Checks the laws, keeps what it found, and calls a person for each breach: one incident and one task, however often it is found. A breach that
 * went away by itself ends with a note.
 */
@Component
class StockCheck {
    private static final Logger LOG = LoggerFactory.getLogger(StockCheck.class);
    /** A check takes seconds (docs/benchmarks.md); a node that died with the lease does not stop checks for longer. */
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final String VANISHED = "差异已自行消失，自动关闭。 The law holds again without a repair; closed by the check.";

    private final StockProof proof;
    private final StockBreaches breaches;
    private final StockChecks checks;
    private final StockRepairs repairs;
    private final Evidence evidence;
    private final Lanes lanes;
    private final JobLease lease;
    private final ProofSettings settings;
    private final Clock clock;

    StockCheck(StockProof proof, StockBreaches breaches, StockChecks checks, StockRepairs repairs, Evidence evidence, Lanes lanes, JobLease lease, ProofSettings settings,
            Clock clock) {
        this.proof = proof;
        this.breaches = breaches;
        this.checks = checks;
        this.repairs = repairs;
        this.evidence = evidence;
        this.lanes = lanes;
        this.lease = lease;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return empty if it is not due, or another node checks */
    Optional<Proof> runIfDue() {
        return lease.takeIfDue(JobLease.CHECK, LONGEST) ? Optional.of(run()) : Optional.empty();
    }

    /** @throws Refusal CONFLICT if a check is running */
    Proof runNow() {
        if (!lease.take(JobLease.CHECK, LONGEST)) throw Refusal.conflict("CHECK_RUNNING", "A check is running. Look at its result in a moment.");
        return run();
    }

    private Proof run() {
        try {
            var started = Instant.now(clock);
            var found = proof.check();
            long took = Duration.between(started, Instant.now(clock)).toMillis();
            lanes.runOne(() -> {
                call(found);
                checks.keep(found, took, Actor.current());
            });
            if (!found.holds()) LOG.error("Stock laws do not hold in {} places: {}", found.breaches().size(), found.breaches().stream().limit(5).map(StockProof.Breach::key).toList());
            return found;
        } finally {
            lease.giveBack(JobLease.CHECK, settings.checkEvery());
        }
    }

    private void call(Proof found) {
        var known = breaches.open().stream().collect(toMap(StockBreaches.Kept::key, kept -> kept));
        var tasks = repairs.openTasks();
        var broken = found.breaches().stream().collect(toMap(StockProof.Breach::key, breach -> breach, (one, other) -> one));
        broken.forEach((key, breach) -> {
            var kept = known.get(key);
            if (kept == null) kept = breaches.open(breach);
            // Also if an administrator deleted the instance of a breach that is still there.
            if (!tasks.containsKey(key)) repairs.start(key, evidence.of(kept), breach.toString());
        });
        known.forEach((key, kept) -> {
            if (broken.containsKey(key) || proof.find(kept.law(), kept.sku(), kept.warehouse()).isPresent()) return;
            if (!repairs.recheck(key, VANISHED)) breaches.close(key, Actor.current(), VANISHED);
        });
    }
}
