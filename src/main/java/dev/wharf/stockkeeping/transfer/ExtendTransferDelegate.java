package dev.wharf.stockkeeping.transfer;

import dev.wharf.process.TransferStock;
import dev.wharf.stockkeeping.StockkeepingSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_ExtendTransfer: gives the goods as much time again. */
@Component("extendTransferDelegate")
class ExtendTransferDelegate implements JavaDelegate {
    private final JdbcTransfers transfers;
    private final StockkeepingSettings settings;
    private final Clock clock;

    ExtendTransferDelegate(JdbcTransfers transfers, StockkeepingSettings settings, Clock clock) {
        this.transfers = transfers;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var due = Instant.now(clock).plus(settings.transferTime());
        transfers.due(transfers.lock(TransferStock.transfer(execution)), due);
        TransferStock.DUE_AT.set(execution, Date.from(due));
    }
}
