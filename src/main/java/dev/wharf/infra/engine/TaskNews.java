package dev.wharf.infra.engine;

import dev.wharf.common.FulfillmentId;
import dev.wharf.order.NewsType;
import dev.wharf.order.OrderNews;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.ResolveTracking;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;

/** Tells systems outside that a person is asked about an order, and that nobody is asked any more. In the way of an order every task for people is an exception. */
class TaskNews extends AbstractBpmnParseListener implements TaskListener {
    private static final Set<String> MODELS = Set.of(FulfillOrder.KEY, ResolveTracking.KEY);

    private final ObjectProvider<OrderNews> news;

    /** @param news asked for when something happens: it needs the database, which needs the engine's tables */
    TaskNews(ObjectProvider<OrderNews> news) {
        this.news = news;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var model = ((ProcessDefinitionEntity) activity.getProcessDefinition()).getKey();
        if (!MODELS.contains(model) || !(activity.getActivityBehavior() instanceof UserTaskActivityBehavior task)) return;
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
        return FulfillmentId.isOne(key) ? key : (String) task.getVariable(ResolveTracking.FULFILLMENT_NO.name());
    }
}
