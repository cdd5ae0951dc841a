package dev.wharf.verification;

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
    private final Lane.Writer<Fulfillment> opened;

    OpenVerificationDelegate(Fulfillments fulfillments, JdbcVerifications verifications) {
        this.fulfillments = fulfillments;
        this.opened = new Lane.Writer<>(70, "verification", verifications::open);
    }

    @Override
    public void execute(DelegateExecution execution) {
        Lane.current().write(opened, fulfillments.moveTo(FulfillOrder.fulfillment(execution), Stage.VERIFY));
    }
}
