package dev.wharf.infra.security;

import dev.wharf.infra.engine.PasswordRules;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Makes the administrator of a new production system from the environment. With none the start is refused: Camunda's own first-run page
 * would give the system to whoever finds it first (CVE-2026-77226).
 */
@Component
@Profile("!demo & !test")
@EnableConfigurationProperties(AdminSettings.class)
class FirstAdmin implements FirstUsers {
    private final AdminSettings settings;

    FirstAdmin(AdminSettings settings) {
        this.settings = settings;
    }

    @Override
    public void ensure(Accounts accounts) {
        if (accounts.anyAdmin()) return;
        if (!settings.user().matches("[a-zA-Z0-9]+")) {
            throw new IllegalStateException("There is no administrator yet. Set WHARF_ADMIN_USER (letters and digits) and WHARF_ADMIN_PASSWORD.");
        }
        if (!new PasswordRules().accept(settings.password())) {
            throw new IllegalStateException("WHARF_ADMIN_PASSWORD has fewer than 12 characters or is one that is tried first. Choose another.");
        }
        accounts.ensureUser(settings.user(), "Wharf", "Administrator", settings.password(), List.of(Role.SYSTEMADMIN));
        if (!accounts.anyAdmin()) {
            throw new IllegalStateException("User " + settings.user() + " exists but is no administrator. Set WHARF_ADMIN_USER to a new name.");
        }
    }
}
