package dev.wharf.infra.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Asks anew, every half minute of a session, what its user may do: who is demoted or deleted is not so until tomorrow's login only. */
class FreshRights extends OncePerRequestFilter {
    private static final String ASKED_AT = FreshRights.class.getName() + ".askedAt";

    private final EngineLogin login;
    private final Clock clock;
    private final HttpSessionSecurityContextRepository repository = new HttpSessionSecurityContextRepository();

    FreshRights(EngineLogin login, Clock clock) {
        this.login = login;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        var session = request.getSession(false);
        var now = clock.instant();
        if (session != null && repository.containsContext(request) && (!(session.getAttribute(ASKED_AT) instanceof Instant at) || at.plus(EngineLogin.BELIEVED).isBefore(now))) {
            session.setAttribute(ASKED_AT, now);
            askAgain(request, response);
        }
        chain.doFilter(request, response);
    }

    private void askAgain(HttpServletRequest request, HttpServletResponse response) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof EngineUser before)) return;
        var user = login.load(before.id());
        if (user.isEmpty()) {
            SecurityContextHolder.clearContext();
            request.getSession().invalidate();
        } else if (!user.get().equals(before)) {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(EngineLogin.authenticated(user.get()));
            SecurityContextHolder.setContext(context);
            repository.saveContext(context, request, response);
        }
    }
}
