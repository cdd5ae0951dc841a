package dev.wharf.infra;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wharf.common.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What went wrong, said in the one shape of RFC 9457, whoever says it: a filter, the engine's REST or ours.
 *
 * @param code  upper snake case, never renamed
 * @param field JSON path of the field that is wrong, or empty
 */
public record Problem(int status, String code, String field, String detail) {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final Logger LOG = LoggerFactory.getLogger(Problem.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    public static Problem of(Refusal refusal) {
        int status;
        switch (refusal.kind()) {
            case NOT_FOUND -> status = 404;
            case CONFLICT -> status = 409;
            case FORBIDDEN -> status = 403;
            default -> status = 422;
        }
        return new Problem(status, refusal.code(), refusal.field(), refusal.getMessage());
    }

    public static Problem invalid(String code, String field, String detail) {
        return new Problem(400, code, field, detail);
    }

    /** Of a failure nobody planned for. The asker gets a number; the log has the rest under it. */
    public static Problem unexpected(Throwable failure) {
        var reference = UUID.randomUUID().toString().substring(0, 13);
        LOG.error("Request failed, reference {}", reference, failure);
        return new Problem(500, "UNEXPECTED", "", "Something failed on our side. Please quote reference " + reference + ".");
    }

    /** The refusal that a failure carries, however deep; null if none. */
    public static Refusal refusalIn(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) return refusal;
        }
        return null;
    }

    public Map<String, Object> body() {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "about:blank");
        body.put("status", status);
        body.put("code", code);
        if (!field.isEmpty()) body.put("field", field);
        body.put("detail", detail);
        return body;
    }

    public void write(HttpServletResponse response) throws IOException {
        if (response.isCommitted()) return;
        response.resetBuffer();
        response.setStatus(status);
        response.setContentType(MEDIA_TYPE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(JSON.writeValueAsBytes(body()));
    }
}
