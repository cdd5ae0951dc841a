package dev.wharf.infra.security;

import dev.wharf.process.CountStock;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.HumanTasks;
import dev.wharf.process.PickWave;
import dev.wharf.process.ReplenishBins;
import dev.wharf.process.TransferStock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/**
 * The work queues of the task list: without any filter it opens empty. Found again by their names, so a name is never changed; what an
 * administrator changes otherwise is set back at the next start.
 */
@Component
class TaskFilters {
    private static final List<Map<String, String>> SHOWN = List.of(
        shown(FulfillOrder.ORDER_NO.name(), "订单号 Order no."), shown(FulfillOrder.SHOP.name(), "店铺 Shop"),
        shown(CountStock.COUNT_NO.name(), "盘点单 Count"), shown(TransferStock.TRANSFER_NO.name(), "调拨单 Transfer"), shown(PickWave.WAVE_NO.name(), "波次 Wave"),
        shown(ReplenishBins.REPLENISH_NO.name(), "补货单 Replenishment"),
        shown(FulfillOrder.REASON.name(), "原因 Reason"), shown(FulfillOrder.SHIP_BY.name(), "发货截止 Ship by"));

    private final FilterService filters;
    private final TaskService tasks;
    private final RepositoryService repository;
    private final EngineAuthorizations authorizations;

    TaskFilters(FilterService filters, TaskService tasks, RepositoryService repository, EngineAuthorizations authorizations) {
        this.filters = filters;
        this.tasks = tasks;
        this.repository = repository;
        this.authorizations = authorizations;
    }

    void ensure() {
        var everybody = new ArrayList<>(Role.WORKERS.stream().map(Role::group).toList());
        everybody.add(Role.PROCESSADMIN.group());
        ensure("我的任务 My tasks", 0, tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}").orderByDueDate().asc(), everybody);
        ensure("本组待领 My groups' tasks", 10,
            tasks.createTaskQuery().taskUnassigned().taskCandidateGroupInExpression("${currentUserGroups()}").orderByDueDate().asc(), everybody);
        ensure("已逾期 Overdue", 20, tasks.createTaskQuery().dueBeforeExpression("${now()}").orderByDueDate().asc(), everybody);
        ensure("临近截止 Due soon", 30, tasks.createTaskQuery().dueBeforeExpression("${dateTime().plusHours(2).toDate()}").orderByTaskPriority().desc().orderByDueDate().asc(), everybody);
        exceptions();
    }

    /** One for each human task of the models, to be read by the groups that may do it. */
    private void exceptions() {
        int priority = 100;
        for (var key : HumanTasks.MODELS) {
            exceptions(key, priority);
            priority += 100;
        }
    }

    private void exceptions(String key, int from) {
        var model = repository.createProcessDefinitionQuery().processDefinitionKey(key).latestVersion().singleResult();
        if (model == null) return;
        int priority = from;
        var userTasks = repository.getBpmnModelInstance(model.getId()).getModelElementsByType(UserTask.class);
        for (var task : userTasks) {
            var groups = new ArrayList<>(task.getCamundaCandidateGroupsList());
            groups.add(Role.PROCESSADMIN.group());
            ensure(task.getName().replace('\n', ' '), priority++,
                tasks.createTaskQuery().processDefinitionKey(key).taskDefinitionKey(task.getId()).orderByDueDate().asc(), groups);
        }
    }

    private void ensure(String name, int priority, TaskQuery query, Collection<String> groups) {
        var known = filters.createTaskFilterQuery().filterName(name).list();
        var filter = known.isEmpty() ? filters.newTaskFilter(name) : known.get(0);
        filter.setQuery(query);
        var properties = new HashMap<String, Object>();
        properties.put("priority", priority);
        properties.put("refresh", true);
        properties.put("showUndefinedVariable", false);
        properties.put("variables", SHOWN);
        filter.setProperties(properties);
        filters.saveFilter(filter);
        for (var group : groups) authorizations.grant(group, Resources.FILTER, filter.getId(), Permissions.READ);
    }

    private static Map<String, String> shown(String variable, String label) {
        return Map.of("name", variable, "label", label);
    }
}
