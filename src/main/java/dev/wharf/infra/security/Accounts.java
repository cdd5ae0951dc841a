package dev.wharf.infra.security;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.stereotype.Component;

/** Users and groups of the engine's identity service. Every act may be repeated. */
@Component
class Accounts {
    private final IdentityService identity;

    Accounts(IdentityService identity) {
        this.identity = identity;
    }

    void ensureGroup(String id, String name, String type) {
        if (identity.createGroupQuery().groupId(id).count() > 0) return;
        var group = identity.newGroup(id);
        group.setName(name);
        group.setType(type);
        identity.saveGroup(group);
    }

    /** Creates the user if there is none of this name. One who is there keeps password and groups. */
    void ensureUser(String id, String firstName, String lastName, String password, List<Role> roles) {
        if (identity.createUserQuery().userId(id).count() > 0) return;
        var user = identity.newUser(id);
        user.setFirstName(firstName);
        user.setLastName(lastName);
        user.setPassword(password);
        identity.saveUser(user);
        for (var role : roles) identity.createMembership(id, role.group());
        // Camunda's applications know their administrators by this group only.
        if (roles.contains(Role.SYSTEMADMIN)) identity.createMembership(id, Groups.CAMUNDA_ADMIN);
    }

    boolean anyAdmin() {
        return identity.createUserQuery().memberOfGroup(Role.SYSTEMADMIN.group()).count() > 0
            && identity.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() > 0;
    }
}
