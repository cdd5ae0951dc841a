package dev.wharf.stockkeeping.transfer;

import dev.wharf.process.TransferStock;
import dev.wharf.stockkeeping.transfer.Transfer.State;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_CloseTransfer: books what differs, with the reason of the person who settled it; if nothing differs it only closes. Safe to run twice. */
@Component("closeTransferDelegate")
class CloseTransferDelegate implements JavaDelegate {
    private final JdbcTransfers transfers;
    private final TransferBooking booking;

    CloseTransferDelegate(JdbcTransfers transfers, TransferBooking booking) {
        this.transfers = transfers;
        this.booking = booking;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var transfer = transfers.lock(TransferStock.transfer(execution));
        if (!transfer.complete()) booking.settle(transfer, TransferStock.DECISION_REASON.getOr(execution, ""));
        transfers.state(transfer, State.CLOSED);
    }
}
