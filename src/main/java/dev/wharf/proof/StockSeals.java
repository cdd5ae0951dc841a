package dev.wharf.proof;

import dev.wharf.process.JobLease;
import dev.wharf.proof.SealedDays.Seal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals each day some minutes after it ended, and proves later that nothing of it was changed. Days follow each other without a gap: one begins
 * where the one before ended, whatever the zone was set to in between.
 */
@Component
class StockSeals {
    private static final Logger LOG = LoggerFactory.getLogger(StockSeals.class);
    /** A first start on years of ledger seals all of them; other nodes wait for as long. */
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    /** What of a day does not match: its chain to the day before, the number of entries, what stands in them, or who signed. */
    enum Wrong { CHAIN, GAP, ENTRIES, DIGEST, SIGNATURE }

    /** @param firstBad null if all match @param wrong null if all match @param unsigned days without a signature, or whose signature no key is set for */
    record Verdict(boolean holds, int days, long entries, LocalDate firstBad, Wrong wrong, String sentence, int unsigned) { }

    private final SealedDays days;
    private final JobLease lease;
    private final ProofSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    StockSeals(SealedDays days, JobLease lease, ProofSettings settings, Clock clock, PlatformTransactionManager transactions) {
        this.days = days;
        this.lease = lease;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @return how many days were sealed; 0 if none is over, or another node seals */
    int sealIfDue() {
        if (!lease.takeIfDue(JobLease.SEAL, LONGEST)) return 0;
        try {
            return sealAll();
        } finally {
            lease.giveBack(JobLease.SEAL, PAUSE);
        }
    }

    int sealAll() {
        int sealed = 0;
        while (sealNext()) sealed++;
        return sealed;
    }

    private boolean sealNext() {
        var last = days.last();
        var first = days.firstEntry();
        if (last.isEmpty() && first.isEmpty()) return false;
        var day = last.map(seal -> seal.day().plusDays(1)).orElseGet(() -> first.get().atZone(settings.zone()).toLocalDate());
        var from = last.map(Seal::until).orElseGet(() -> day.atStartOfDay(settings.zone()).toInstant());
        var until = day.plusDays(1).atStartOfDay(settings.zone()).toInstant();
        if (until.plus(settings.sealAfter()).isAfter(Instant.now(clock))) return false;
        var previous = last.map(Seal::digest).orElse(DayDigest.NONE);
        var seal = transaction.execute(status -> {
            days.addBalances(day, from, until);
            var read = days.read(previous, day, from, until);
            var made = new Seal(day, from, until, read.entries(), read.digest(), previous, DayDigest.sign(settings.sealKey(), read.digest()), Instant.now(clock));
            days.add(made);
            return made;
        });
        // The log is a witness outside the database: whoever changes a sealed day and seals it anew has another digest.
        LOG.info("Stock of {} sealed: {} entries, digest {}", day, seal.entries(), seal.digest());
        return true;
    }

    /** Computes every seal between two days again. */
    Verdict verify(LocalDate from, LocalDate to) {
        var seals = days.between(from, to);
        long entries = 0;
        int unsigned = 0;
        var before = days.latest(from, 1).stream().findFirst().orElse(null);
        for (var seal : seals) {
            var read = days.read(seal.previousDigest(), seal.day(), seal.from(), seal.until());
            var wrong = wrong(before, seal, read);
            if (wrong != null) return new Verdict(false, seals.size(), entries + read.entries(), seal.day(), wrong, sentence(seal, wrong, read), unsigned);
            entries += read.entries();
            if (seal.signature().isEmpty() || settings.sealKey().isEmpty()) unsigned++;
            before = seal;
        }
        return new Verdict(true, seals.size(), entries, null, null, "", unsigned);
    }

    private Wrong wrong(Seal before, Seal seal, SealedDays.Read read) {
        if (!seal.previousDigest().equals(before == null ? DayDigest.NONE : before.digest())) return Wrong.CHAIN;
        if (before != null && !before.until().equals(seal.from())) return Wrong.GAP;
        if (read.entries() != seal.entries()) return Wrong.ENTRIES;
        if (!read.digest().equals(seal.digest())) return Wrong.DIGEST;
        if (!seal.signature().isEmpty() && !settings.sealKey().isEmpty() && !same(seal.signature(), DayDigest.sign(settings.sealKey(), seal.digest()))) return Wrong.SIGNATURE;
        return null;
    }

    private static String sentence(Seal seal, Wrong wrong, SealedDays.Read read) {
        return switch (wrong) {
            case CHAIN -> seal.day() + " does not follow the day before it: a seal was replaced or taken out.";
            case GAP -> seal.day() + " does not begin where the day before it ended: a seal is missing.";
            case ENTRIES -> seal.day() + " has " + read.entries() + " entries and was sealed with " + seal.entries() + ".";
            case DIGEST -> seal.day() + " has an entry or a balance that is not as it was sealed: digest " + read.digest() + ", sealed " + seal.digest() + ".";
            case SIGNATURE -> seal.day() + " is signed with another key.";
        };
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
