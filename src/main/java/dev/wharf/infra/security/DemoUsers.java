package dev.wharf.infra.security;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** One user for each post, named after it, all with one password. Never in production. */
@Component
@Profile("demo | test")
class DemoUsers implements FirstUsers {
    private final String password;

    DemoUsers(@Value("${wharf.demo.password}") String password) {
        this.password = password;
    }

    @Override
    public void ensure(Accounts accounts) {
        for (var role : Role.values()) {
            switch (role) {
                case SYSTEMADMIN -> add(accounts, "admin", role);
                // Two each: who picked an order may not verify it.
                case PICKER, VERIFIER -> {
                    add(accounts, role.group() + "1", role);
                    add(accounts, role.group() + "2", role);
                }
                default -> add(accounts, role.group(), role);
            }
        }
    }

    private void add(Accounts accounts, String id, Role role) {
        accounts.ensureUser(id, role.label(), id, password, List.of(role));
    }
}
