package dev.wharf.verification;

import dev.wharf.inventory.LockState;
import dev.wharf.inventory.Stock;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.Lane;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_OpenVerification: opens a fresh count at the bench. Safe to run again: the count before it is replaced. */
@Component("openVerificationDelegate")
class OpenVerificationDelegate implements JavaDelegate {
    private final Fulfillments fulfillments;
    private final Stock stock;
    private final Lane.Writer<Fulfillment> opened;

    OpenVerificationDelegate(Fulfillments fulfillments, Stock stock, JdbcVerifications verifications) {
        this.fulfillments = fulfillments;
        this.stock = stock;
        this.opened = new Lane.Writer<>(70, "verification", verifications::open);
    }

    @Override
    public void execute(DelegateExecution execution) {
        var fulfillment = fulfillments.moveTo(FulfillOrder.fulfillment(execution), Stage.VERIFY);
        stock.mark(fulfillment.id(), LockState.PICKED);
        Lane.current().write(opened, fulfillment);
    }
}
