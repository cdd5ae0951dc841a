package dev.wharf.stockkeeping.transfer;

import static java.util.stream.Collectors.toMap;

import dev.wharf.common.Money;
import dev.wharf.process.TransferStock;
import dev.wharf.stockkeeping.StockkeepingSettings;
import dev.wharf.stockkeeping.Worth;
import dev.wharf.stockkeeping.transfer.Transfer.Line;
import dev.wharf.stockkeeping.transfer.Transfer.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_JudgeTransfer: writes approvalOutcome, APPROVE above the limit, and for the person who approves what it is worth. Safe to run twice. */
@Component("judgeTransferDelegate")
class JudgeTransferDelegate implements JavaDelegate {
    private static final Duration TO_DECIDE = Duration.ofDays(1);

    private final JdbcTransfers transfers;
    private final TransferEvidence evidence;
    private final Worth worth;
    private final StockkeepingSettings settings;
    private final Clock clock;

    JudgeTransferDelegate(JdbcTransfers transfers, TransferEvidence evidence, Worth worth, StockkeepingSettings settings, Clock clock) {
        this.transfers = transfers;
        this.evidence = evidence;
        this.worth = worth;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var transfer = transfers.lock(TransferStock.transfer(execution));
        long value = worth.of(transfer.lines().stream().collect(toMap(Line::sku, Line::wanted)));
        boolean free = value <= settings.transferLeadMinor();
        transfers.state(transfer, State.APPROVAL);
        execution.setVariables(evidence.of(transfer, "金额 " + Money.text(value) + "，限额 " + Money.text(settings.transferLeadMinor()) + "。Worth " + Money.text(value) + " CNY, limit "
            + Money.text(settings.transferLeadMinor()) + "."));
        TransferStock.DUE_AT.set(execution, Date.from(Instant.now(clock).plus(TO_DECIDE)));
        TransferStock.APPROVAL_OUTCOME.set(execution, free ? "FREE" : "APPROVE");
    }
}
