package dev.wharf.infra.security;

import dev.wharf.infra.Problem;
import java.io.IOException;

/** A body that is larger than its path allows, noticed while reading. */
public final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1;
    public static final Problem PROBLEM = new Problem(413, "BODY_TOO_LARGE", "", "The body is larger than this address accepts.");

    BodyTooLargeException() {
        super("The body is larger than this address accepts");
    }

    public static boolean in(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException) return true;
        }
        return false;
    }
}
