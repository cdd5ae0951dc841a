package dev.wharf.infra.engine;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.NewsType;
import dev.wharf.order.OrderNews;
import dev.wharf.process.FulfillOrder;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Tells systems outside that a person is asked about an order, and that nobody is asked any more: a task for people about an order is an exception. It listens at every model, for a
 * task says itself which order it is about; a model that is about none, such as settle-listing, is told to nobody.
 */
class TaskNews extends AbstractBpmnParseListener implements TaskListener {
    private final ObjectProvider<OrderNews> news;

    /** @param news asked for when something happens: it needs the database, which needs the engine's tables */
    TaskNews(ObjectProvider<OrderNews> news) {
        this.news = news;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (!(activity.getActivityBehavior() instanceof UserTaskActivityBehavior task)) return;
        for (var event : new String[] {EVENTNAME_CREATE, EVENTNAME_COMPLETE, EVENTNAME_DELETE}) task.getTaskDefinition().addBuiltInTaskListener(event, this);
    }

    @Override
    public void notify(DelegateTask task) {
        var type = EVENTNAME_CREATE.equals(task.getEventName()) ? NewsType.EXCEPTION_RAISED : NewsType.EXCEPTION_RESOLVED;
        var to = news.getObject();
        if (!to.wanted(type)) return;
        var number = fulfillment(task);
        if (!FulfillmentId.isOne(number)) return;
        var facts = Map.of("task", task.getTaskDefinitionKey(), "taskId", task.getId());
        to.happened(type, FulfillmentId.parse(number), type == NewsType.EXCEPTION_RAISED ? facts
            : Map.of("task", task.getTaskDefinitionKey(), "taskId", task.getId(), "how", EVENTNAME_COMPLETE.equals(task.getEventName()) ? "COMPLETED" : "WITHDRAWN"));
    }

    /** The business key of an order's instance; other models carry the number as evidence. */
    private static String fulfillment(DelegateTask task) {
        var key = task.getExecution().getProcessBusinessKey();
        return FulfillmentId.isOne(key) ? key : (String) task.getVariable(FulfillOrder.FULFILLMENT_NO.name());
    }
}
