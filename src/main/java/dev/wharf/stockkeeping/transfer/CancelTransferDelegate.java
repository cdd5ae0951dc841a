package dev.wharf.stockkeeping.transfer;

import dev.wharf.process.TransferStock;
import dev.wharf.stockkeeping.transfer.Transfer.State;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_RejectTransfer and Task_CancelTransfer: gives back what was set aside at the source. Safe to run twice. */
@Component("cancelTransferDelegate")
class CancelTransferDelegate implements JavaDelegate {
    private final JdbcTransfers transfers;
    private final TransferBooking booking;

    CancelTransferDelegate(JdbcTransfers transfers, TransferBooking booking) {
        this.transfers = transfers;
        this.booking = booking;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var transfer = transfers.lock(TransferStock.transfer(execution));
        booking.undo(transfer);
        transfers.state(transfer, State.CANCELLED);
    }
}
