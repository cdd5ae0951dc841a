package dev.wharf.process;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** Who works here, by the house's groups. */
@Component
public class Staff {
    private static final int AT_MOST = 500;

    private final IdentityService identity;

    Staff(IdentityService identity) {
        this.identity = identity;
    }

    /** Names of those in the group, in order; the first 500. */
    public List<String> of(String group) {
        return identity.createUserQuery().memberOfGroup(group).orderByUserId().asc().listPage(0, AT_MOST).stream().map(User::getId).toList();
    }

    public boolean isIn(String name, String group) {
        return identity.createUserQuery().userId(name).memberOfGroup(group).count() > 0;
    }
}
