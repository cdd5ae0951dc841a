package dev.wharf.sync;

import dev.wharf.process.FulfillOrder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_RequestChannelPush: claims telling the channel the tracking numbers, unless it was told before the parcels left. ChannelAnswered comes when the last is told, or
 * at the end of this transaction if all were.
 */
@Component("requestChannelPushDelegate")
class RequestChannelPushDelegate implements JavaDelegate {
    private final EarlyPush early;

    RequestChannelPushDelegate(EarlyPush early) {
        this.early = early;
    }

    @Override
    public void execute(DelegateExecution execution) {
        early.hasLeft(FulfillOrder.fulfillment(execution));
    }
}
