package dev.wharf.infra.security;

import java.util.List;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes groups, rights, users and filters before the port opens; if that fails, it does not open. */
@Component
class OpeningTime implements SmartInitializingSingleton {
    private final Accounts accounts;
    private final EngineAuthorizations authorizations;
    private final TaskFilters filters;
    private final List<FirstUsers> users;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    OpeningTime(Accounts accounts, EngineAuthorizations authorizations, TaskFilters filters, List<FirstUsers> users, JdbcClient jdbc,
                TransactionTemplate transaction) {
        this.accounts = accounts;
        this.authorizations = authorizations;
        this.filters = filters;
        this.users = users;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(tx -> {
            // Of two nodes that start at the same time the second waits here and then finds everything made.
            jdbc.sql("SELECT next_value FROM number_series WHERE name = 'house' FOR UPDATE").query(Long.class).single();
            for (var role : Role.values()) accounts.ensureGroup(role.group(), role.label(), "WORKFLOW");
            accounts.ensureGroup(Groups.CAMUNDA_ADMIN, "Camunda", Groups.GROUP_TYPE_SYSTEM);
            authorizations.ensure();
            users.forEach(some -> some.ensure(accounts));
            filters.ensure();
        });
    }
}
