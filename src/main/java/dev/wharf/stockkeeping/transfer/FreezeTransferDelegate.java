package dev.wharf.stockkeeping.transfer;

import dev.wharf.common.Refusal;
import dev.wharf.process.Actor;
import dev.wharf.process.TransferStock;
import dev.wharf.stockkeeping.transfer.Transfer.State;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_FreezeTransfer: sets the goods aside at the source; writes freezeOutcome, and the reason if there are too few. Safe to run twice. */
@Component("freezeTransferDelegate")
class FreezeTransferDelegate implements JavaDelegate {
    private final JdbcTransfers transfers;
    private final TransferBooking booking;

    FreezeTransferDelegate(JdbcTransfers transfers, TransferBooking booking) {
        this.transfers = transfers;
        this.booking = booking;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var transfer = transfers.lock(TransferStock.transfer(execution));
        if (TransferStock.DECISION.take(execution, "").equals("APPROVE") && transfer.createdBy().equals(Actor.current())) {
            throw Refusal.forbidden("FOUR_EYES", "You drew up this transfer yourself; somebody else approves it.");
        }
        var missing = booking.freeze(transfer);
        transfers.state(transfer, missing.isPresent() ? State.APPROVAL : State.PICKING);
        missing.ifPresent(why -> TransferStock.REASON.set(execution, why.zh() + " " + why.en()));
        TransferStock.FREEZE_OUTCOME.set(execution, missing.isPresent() ? "SHORT" : "FROZEN");
    }
}
