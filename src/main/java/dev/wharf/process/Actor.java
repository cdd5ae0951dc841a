package dev.wharf.process;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who acts: the name that goes into ledgers and timelines. */
public final class Actor {
    /** The house itself: rules, timers and workers. */
    public static final String SYSTEM = "system";

    private Actor() { }

    /** Groups of who acts, in lower case; empty for the house itself. */
    public static Set<String> groups() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !authentication.isAuthenticated()) return Set.of();
        return authentication.getAuthorities().stream().map(a -> a.getAuthority().replaceFirst("^ROLE_", "").toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    public static String current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || !authentication.isAuthenticated() ? SYSTEM : authentication.getName();
    }
}
