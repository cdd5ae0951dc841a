package dev.wharf.infra.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wharf.WharfTest;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@WharfTest
class FirstAdminIT {
    @Autowired
    private IdentityService identity;
    @Autowired
    private Accounts accounts;

    @BeforeEach
    void a_system_without_administrator() {
        identity.deleteMembership("admin", Groups.CAMUNDA_ADMIN);
        identity.deleteMembership("admin", "systemadmin");
    }

    @AfterEach
    void put_back() {
        identity.deleteUser("chief");
        identity.createMembership("admin", Groups.CAMUNDA_ADMIN);
        identity.createMembership("admin", "systemadmin");
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "chief, ''", "chief, short", "chief, administrator1", "chief, aaaaaaaaaaaaa", "'', a-fine-password-1", "ch-ief, a-fine-password-1",
        "admin, a-fine-password-1"})
    void no_administrator_or_a_weak_password_stops_the_start(String user, String password) {
        assertThatIllegalStateException().isThrownBy(() -> new FirstAdmin(new AdminSettings(user, password)).ensure(accounts));
        assertThat(identity.createUserQuery().userId("chief").count()).isZero();
    }

    @Test
    void the_first_start_makes_the_administrator_and_the_second_asks_for_nothing() {
        new FirstAdmin(new AdminSettings("chief", "a-fine-password-1")).ensure(accounts);
        assertThat(identity.checkPassword("chief", "a-fine-password-1")).isTrue();
        assertThat(identity.createGroupQuery().groupMember("chief").list()).extracting(group -> group.getId())
            .containsExactlyInAnyOrder("systemadmin", Groups.CAMUNDA_ADMIN);
        assertThatCode(() -> new FirstAdmin(new AdminSettings("", "")).ensure(accounts)).doesNotThrowAnyException();
    }
}
