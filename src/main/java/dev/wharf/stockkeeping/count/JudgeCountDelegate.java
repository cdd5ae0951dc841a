package dev.wharf.stockkeeping.count;

import static dev.wharf.process.CountStock.BIN;
import static dev.wharf.process.CountStock.COUNT_NO;
import static dev.wharf.process.CountStock.COUNT_OUTCOME;
import static dev.wharf.process.CountStock.DUE_AT;
import static dev.wharf.process.CountStock.REASON;

import dev.wharf.process.CountStock;
import dev.wharf.stockkeeping.StockkeepingSettings;
import dev.wharf.stockkeeping.Worth;
import dev.wharf.stockkeeping.count.CountJudge.Verdict;
import dev.wharf.stockkeeping.count.CountTask.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_JudgeCount: compares the finished round with the record; writes countOutcome, and for a person what was counted. Safe to run twice. */
@Component("judgeCountDelegate")
class JudgeCountDelegate implements JavaDelegate {
    /** A difference that nobody has decided on for a day is asked for again. */
    private static final Duration TO_DECIDE = Duration.ofDays(1);

    private final JdbcCounts counts;
    private final CountEvidence evidence;
    private final CountJudge judge;
    private final Worth worth;
    private final Clock clock;

    JudgeCountDelegate(JdbcCounts counts, CountEvidence evidence, StockkeepingSettings settings, Worth worth, Clock clock) {
        this.counts = counts;
        this.evidence = evidence;
        this.judge = new CountJudge(settings);
        this.worth = worth;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var task = counts.lock(CountStock.task(execution));
        var lines = counts.lines(task.id()).stream().filter(l -> l.round() == task.round()).toList();
        var absolute = new HashMap<String, Integer>();
        lines.forEach(l -> absolute.merge(l.sku(), Math.abs(l.variance().units()), Integer::sum));
        long value = worth.of(absolute);
        var verdict = judge.judge(task.round(), lines.stream().map(l -> l.variance().units()).toList(), value);
        boolean person = verdict == Verdict.APPROVE_LEAD || verdict == Verdict.APPROVE_FINANCE;
        counts.state(task.id(), person ? State.APPROVAL : State.COUNTED, task.round(), value);
        BIN.set(execution, task.warehouse() + " " + task.bin());
        COUNT_NO.set(execution, execution.getProcessBusinessKey());
        DUE_AT.set(execution, Date.from(Instant.now(clock).plus(TO_DECIDE)));
        REASON.set(execution, person ? evidence.of(task, value) : "");
        COUNT_OUTCOME.set(execution, verdict.name());
    }
}
