package dev.wharf.infra.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.WharfTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

@WharfTest
class LoginIT {
    @LocalServerPort
    private int port;
    @Autowired
    private IdentityService identity;
    @Autowired
    private EngineLogin login;
    @Autowired
    private Accounts accounts;
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void a_newcomer() {
        accounts.ensureUser("newcomer", "New", "Comer", Visitor.PASSWORD, List.of(Role.CSR));
    }

    @AfterEach
    void leaves() {
        SecurityContextHolder.clearContext();
        identity.deleteUser("newcomer");
    }

    @Test
    void a_wrong_password_counts_once() {
        var stranger = Visitor.anonymous(port).with("Authorization", "Basic bmV3Y29tZXI6d3Jvbmc=");
        assertThat(stranger.get("/engine-rest/version").statusCode()).isEqualTo(401);
        assertThat(jdbc.sql("SELECT ATTEMPTS_ FROM ACT_ID_USER WHERE ID_ = 'newcomer'").query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void a_name_in_other_letters_is_another_user() {
        assertThat(login.load("newcomer")).isPresent();
        assertThat(login.load("Newcomer")).isEmpty();
        assertThat(login.load("newcomer ")).isEmpty();
    }

    @Test
    void a_session_loses_within_half_a_minute_what_its_user_lost() throws Exception {
        // Given a session that was looked at just now
        var session = new MockHttpSession();
        session.setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
            new SecurityContextImpl(EngineLogin.authenticated(login.load("newcomer").orElseThrow())));
        var now = Instant.now();
        visit(session, now);
        // When the user is moved to another group
        identity.deleteMembership("newcomer", "csr");
        identity.createMembership("newcomer", "picker");
        // Then this counts half a minute later
        assertThat(visit(session, now.plusSeconds(29))).containsExactly("ROLE_CSR");
        assertThat(visit(session, now.plus(EngineLogin.BELIEVED).plusMillis(1))).containsExactly("ROLE_PICKER");
        // And when the user is deleted, so is the session
        identity.deleteUser("newcomer");
        assertThat(visit(session, now.plus(Duration.ofMinutes(2)))).isEmpty();
        assertThat(session.isInvalid()).isTrue();
    }

    private List<String> visit(MockHttpSession session, Instant at) throws Exception {
        var request = new MockHttpServletRequest("GET", "/orders");
        request.setSession(session);
        SecurityContextHolder.setContext((SecurityContextImpl) session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY));
        new FreshRights(login, Clock.fixed(at, ZoneOffset.UTC)).doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? List.of() : authentication.getAuthorities().stream().map(Object::toString).toList();
    }
}
