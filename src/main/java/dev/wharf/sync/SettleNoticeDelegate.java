package dev.wharf.sync;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fulfillments;
import dev.wharf.process.CorrectNotice;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Task_SettleNotice: reads decision and truth, as the person saw it; writes noticeOutcome: SETTLED, or CHANGED with what is true now and why the task stays. Safe to run twice. */
@Component("settleNoticeDelegate")
class SettleNoticeDelegate implements JavaDelegate {
    private final EarlyEnd end;
    private final NoticeTasks tasks;
    private final Fulfillments fulfillments;

    SettleNoticeDelegate(EarlyEnd end, NoticeTasks tasks, Fulfillments fulfillments) {
        this.end = end;
        this.tasks = tasks;
        this.fulfillments = fulfillments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillmentId.parse(CorrectNotice.FULFILLMENT_NO.get(execution));
        fulfillments.lockRows(List.of(id));
        var decision = CorrectNotice.DECISION.take(execution, CorrectNotice.TRY_AGAIN);
        var stays = end.decided(id, decision, CorrectNotice.TRUTH.get(execution));
        stays.ifPresent(why -> {
            CorrectNotice.TRUTH.set(execution, tasks.truth(id));
            CorrectNotice.REASON.set(execution, why.zh() + " " + why.en());
        });
        CorrectNotice.NOTICE_OUTCOME.set(execution, stays.isPresent() ? "CHANGED" : "SETTLED");
    }
}
