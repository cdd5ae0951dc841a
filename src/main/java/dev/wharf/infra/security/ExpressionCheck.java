package dev.wharf.infra.security;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.wharf.infra.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests to the engine that carry an expression, as parameter or anywhere in the body: the second wall before CVE-2026-109432.
 * The first, {@code GuardedExpressions}, evaluates none but would let one be stored in a filter, and answers with a failure instead of a reason.
 */
class ExpressionCheck extends OncePerRequestFilter {
    private static final String SUFFIX = "Expression";
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith(EnginePath.REST) && !request.getServletPath().startsWith("/camunda/api");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        for (var name : Collections.list(request.getParameterNames())) {
            if (name.endsWith(SUFFIX)) {
                refuse(response, name);
                return;
            }
        }
        if (!hasJson(request)) {
            chain.doFilter(request, response);
            return;
        }
        var body = JsonBody.of(request);
        try {
            var found = KnownOrder.isStart(request) ? null : expressionIn(body.bytes());
            if (found != null) refuse(response, found);
            else chain.doFilter(body, response);
        } catch (JsonProcessingException e) {
            Problem.invalid("MALFORMED_JSON", "", "The body is not JSON.").write(response);
        }
    }

    private static void refuse(HttpServletResponse response, String key) throws IOException {
        Problem.invalid("EXPRESSION_REFUSED", key, "Expressions are not accepted; send the value instead.").write(response);
    }

    /** Forms carry none and are for others to read; a body of no declared kind is looked at like JSON. */
    private static boolean hasJson(HttpServletRequest request) {
        var type = request.getContentType();
        return !"GET".equals(request.getMethod()) && !"HEAD".equals(request.getMethod())
            && (type == null || !type.startsWith("multipart/") && !type.startsWith("application/x-www-form-urlencoded"));
    }

    private static String expressionIn(byte[] body) throws IOException {
        try (var parser = JSON.createParser(body)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME && parser.currentName().endsWith(SUFFIX)) return parser.currentName();
            }
        }
        return null;
    }
}
