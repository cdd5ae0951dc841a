package dev.wharf.process;

import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who acts: the name that goes into ledgers and timelines. */
public final class Actor {
    /** The house itself: rules, timers and workers. */
    public static final String SYSTEM = "system";
    /** Whoever opened the link that the buyer was sent. */
    public static final String BUYER = "buyer";

    private Actor() { }

    /** Groups of who acts, in lower case; empty for the house itself. */
    public static Set<String> groups() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !authentication.isAuthenticated()) return Set.of();
        return authentication.getAuthorities().stream().map(a -> a.getAuthority().replaceFirst("^ROLE_", "").toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** Does the work in the name of a person who asked for it before, on a thread that nobody is logged in on. */
    public static <T> T as(String name, Set<String> groups, Supplier<T> work) {
        var before = SecurityContextHolder.getContext();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(name, null,
            groups.stream().map(group -> new SimpleGrantedAuthority("ROLE_" + group.toUpperCase(Locale.ROOT))).toList()));
        SecurityContextHolder.setContext(context);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    public static String current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || !authentication.isAuthenticated() ? SYSTEM : authentication.getName();
    }
}
