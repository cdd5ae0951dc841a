package dev.wharf.verification;

import dev.wharf.inventory.LockState;
import dev.wharf.inventory.Stock;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.Stage;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.Lane;
import dev.wharf.verification.JdbcVerifications.Opening;
import dev.wharf.verification.sampling.VerifySampling;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_OpenVerification: opens a fresh count at the bench, or skips it where a policy says so; writes verifyNeed: WANTED or SKIPPED. What is in parcels that
 * stay closed is not counted again. Safe to run again: the count before it is replaced.
 */
@Component("openVerificationDelegate")
class OpenVerificationDelegate implements JavaDelegate {
    private final Fulfillments fulfillments;
    private final Parcels parcels;
    private final Stock stock;
    private final VerifySampling sampling;
    private final Lane.Writer<Opening> opened;

    OpenVerificationDelegate(Fulfillments fulfillments, Parcels parcels, Stock stock, VerifySampling sampling, JdbcVerifications verifications) {
        this.fulfillments = fulfillments;
        this.parcels = parcels;
        this.stock = stock;
        this.sampling = sampling;
        this.opened = new Lane.Writer<>(70, "verification", verifications::open);
    }

    @Override
    public void execute(DelegateExecution execution) {
        var fulfillment = fulfillments.moveTo(FulfillOrder.fulfillment(execution), Stage.VERIFY);
        stock.mark(fulfillment.id(), LockState.PICKED);
        var drawn = sampling.draw(fulfillment);
        FulfillOrder.VERIFY_NEED.set(execution, drawn.verify() ? "WANTED" : "SKIPPED");
        if (drawn.verify()) Lane.current().write(opened, new Opening(fulfillment, toCount(fulfillment), drawn.policy()));
    }

    private Map<String, Integer> toCount(Fulfillment fulfillment) {
        var units = new TreeMap<>(fulfillment.units());
        for (var parcel : parcels.live(fulfillment.id())) parcel.contents().forEach(c -> units.computeIfPresent(c.sku(), (sku, n) -> n > c.quantity() ? n - c.quantity() : null));
        return units;
    }
}
