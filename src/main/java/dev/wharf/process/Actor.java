package dev.wharf.process;

import org.springframework.security.core.context.SecurityContextHolder;

/** Who acts: the name that goes into ledgers and timelines. */
public final class Actor {
    /** The house itself: rules, timers and workers. */
    public static final String SYSTEM = "system";

    private Actor() { }

    public static String current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || !authentication.isAuthenticated() ? SYSTEM : authentication.getName();
    }
}
