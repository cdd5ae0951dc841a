package dev.wharf.infra.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Where in the engine's REST API a request goes, whichever of its two doors it takes: {@code /engine-rest}, or the complete second copy that
 * the web applications carry. Both are judged by the same rules.
 *
 * @param path  decoded, without the door, without a slash at the end, as in {@code /task/count}
 * @param webapp true if it comes through the web applications
 */
record EnginePath(String path, boolean webapp) {
    static final String REST = "/engine-rest";
    static final String WEBAPP = "/camunda/api/engine";
    private static final String WEBAPP_ENGINE = WEBAPP + "/engine/default";

    static Optional<EnginePath> of(HttpServletRequest request) {
        var info = request.getPathInfo();
        var full = request.getServletPath() + (info == null ? "" : info);
        if (full.equals(REST) || full.startsWith(REST + "/")) return Optional.of(new EnginePath(trimmed(full.substring(REST.length())), false));
        if (full.startsWith(WEBAPP_ENGINE + "/")) return Optional.of(new EnginePath(trimmed(full.substring(WEBAPP_ENGINE.length())), true));
        return Optional.empty();
    }

    private static String trimmed(String path) {
        var end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') end--;
        return path.substring(0, end);
    }
}
