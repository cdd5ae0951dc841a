package dev.wharf.infra.security;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import dev.wharf.process.CorrectNotice;
import dev.wharf.process.CountStock;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.PickWave;
import dev.wharf.process.RecycleLabel;
import dev.wharf.process.RepairStock;
import dev.wharf.process.ReplenishBins;
import dev.wharf.process.ResolveTracking;
import dev.wharf.process.SettleListing;
import dev.wharf.process.SettleRefund;
import dev.wharf.process.SupervisePicker;
import dev.wharf.process.TransferStock;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;
import org.springframework.stereotype.Component;

/**
 * Which tasks, instances and applications each group reaches inside the engine. Given to groups only, so that a user's name leaves nothing behind.
 * The tasks of its own a group gets from the engine, task by task, as their candidate.
 */
@Component
class EngineAuthorizations {
    private static final Set<Resources> EVERYTHING_OF_PROCESSES = Set.of(Resources.PROCESS_DEFINITION, Resources.PROCESS_INSTANCE, Resources.TASK, Resources.BATCH,
        Resources.DECISION_DEFINITION, Resources.DECISION_REQUIREMENTS_DEFINITION, Resources.FILTER, Resources.HISTORIC_TASK, Resources.HISTORIC_PROCESS_INSTANCE);

    private final AuthorizationService authorizations;

    EngineAuthorizations(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    void ensure() {
        for (var role : Role.WORKERS) {
            grant(role.group(), Resources.APPLICATION, "tasklist", Permissions.ACCESS);
            grant(role.group(), Resources.PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.READ);
        }
        grant(Role.CSR.group(), Resources.PROCESS_DEFINITION, FulfillOrder.KEY, ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.READ_INSTANCE,
            ProcessDefinitionPermissions.READ_HISTORY, ProcessDefinitionPermissions.READ_TASK);
        // The task list shows order number, shop and reason on its cards to those who may read the instance. All of them find the same on the page of the order.
        for (var role : List.of(Role.REVIEWER, Role.FINANCE, Role.SHIPPER)) {
            grant(role.group(), Resources.PROCESS_DEFINITION, FulfillOrder.KEY, ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.READ_INSTANCE);
        }
        grant(Role.WAREHOUSELEAD.group(), Resources.PROCESS_DEFINITION, FulfillOrder.KEY, ProcessDefinitionPermissions.READ,
            ProcessDefinitionPermissions.READ_INSTANCE, ProcessDefinitionPermissions.READ_TASK, ProcessDefinitionPermissions.TASK_ASSIGN);
        for (var model : List.of(CountStock.KEY, TransferStock.KEY)) {
            for (var role : List.of(Role.WAREHOUSELEAD, Role.FINANCE)) {
                grant(role.group(), Resources.PROCESS_DEFINITION, model, ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.READ_INSTANCE);
            }
        }
        for (var model : List.of(RepairStock.KEY, PickWave.KEY, SupervisePicker.KEY, ReplenishBins.KEY, SettleListing.KEY)) {
            grant(Role.WAREHOUSELEAD.group(), Resources.PROCESS_DEFINITION, model, ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_TASK, ProcessDefinitionPermissions.TASK_ASSIGN);
        }
        for (var role : List.of(Role.SHIPPER, Role.WAREHOUSELEAD)) {
            grant(role.group(), Resources.PROCESS_DEFINITION, RecycleLabel.KEY, ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.READ_INSTANCE);
        }
        for (var role : List.of(Role.CSR, Role.SHIPPER, Role.WAREHOUSELEAD)) {
            grant(role.group(), Resources.PROCESS_DEFINITION, CorrectNotice.KEY, ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.READ_INSTANCE);
        }
        grant(Role.FINANCE.group(), Resources.PROCESS_DEFINITION, SettleRefund.KEY, ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.READ_INSTANCE);
        grant(Role.CSR.group(), Resources.PROCESS_DEFINITION, ResolveTracking.KEY, ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.READ_INSTANCE);
        grant(Role.INTEGRATION.group(), Resources.PROCESS_DEFINITION, FulfillOrder.KEY, ProcessDefinitionPermissions.READ,
            ProcessDefinitionPermissions.CREATE_INSTANCE, ProcessDefinitionPermissions.READ_INSTANCE, ProcessDefinitionPermissions.READ_HISTORY);
        grant(Role.INTEGRATION.group(), Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE);
        processAdministration(Role.PROCESSADMIN.group());
        for (var resource : Resources.values()) {
            grant(Role.SYSTEMADMIN.group(), resource, ANY, Permissions.ALL);
            grant(Groups.CAMUNDA_ADMIN, resource, ANY, Permissions.ALL);
        }
    }

    private void processAdministration(String group) {
        grant(group, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        grant(group, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        for (var resource : EVERYTHING_OF_PROCESSES) grant(group, resource, ANY, Permissions.ALL);
        grant(group, Resources.DEPLOYMENT, ANY, Permissions.READ);
        grant(group, Resources.USER, ANY, Permissions.READ);
        grant(group, Resources.GROUP, ANY, Permissions.READ);
        grant(group, Resources.OPERATION_LOG_CATEGORY, ANY, UserOperationLogCategoryPermissions.READ);
        grant(group, Resources.SYSTEM, ANY, SystemPermissions.READ);
    }

    /** Sets exactly these permissions; one row for each group and thing. */
    void grant(String group, Resource resource, String id, Permission... permissions) {
        var known = authorizations.createAuthorizationQuery().groupIdIn(group).resourceType(resource).resourceId(id)
            .authorizationType(AUTH_TYPE_GRANT).singleResult();
        var authorization = known == null ? authorizations.createNewAuthorization(AUTH_TYPE_GRANT) : known;
        if (known == null) {
            authorization.setGroupId(group);
            authorization.setResource(resource);
            authorization.setResourceId(id);
        }
        authorization.setPermissions(permissions);
        authorizations.saveAuthorization(authorization);
    }
}
