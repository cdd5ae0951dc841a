package dev.wharf.infra.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wharf.infra.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * Answers of the engine's REST API to a failure. Theirs name Java classes and repeat messages of whatever failed inside; ours are the
 * house's problem details.
 */
class EngineErrors implements ExceptionMapper<Throwable> {
    private static final Pattern CLASS_NAME = Pattern.compile("\\w+\\.\\w+\\.\\w+");

    @Override
    public Response toResponse(Throwable failure) {
        var problem = problem(failure);
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.body()).build();
    }

    private static Problem problem(Throwable failure) {
        var refusal = Problem.refusalIn(failure);
        if (refusal != null) return Problem.of(refusal);
        if (caused(failure, AuthorizationException.class)) return new Problem(403, "NOT_ALLOWED", "", "Your groups do not allow this.");
        // Also of our own rows: a deadlock's victim, or a fulfillment that another moved on.
        if (caused(failure, OptimisticLockingException.class) || caused(failure, ConcurrencyFailureException.class)) {
            return new Problem(409, "CHANGED_MEANWHILE", "", "Somebody else changed this at the same moment. Look again, then repeat.");
        }
        // A form of a task that another has submitted already: the engine calls that its own fault.
        if (failure instanceof RestException && caused(failure, NullValueException.class)) return fromEngine(404, failure);
        if (failure instanceof JsonProcessingException) return Problem.invalid("MALFORMED_JSON", "", "The body is not the JSON that is expected here.");
        if (failure instanceof WebApplicationException web) return fromEngine(web.getResponse().getStatus(), failure);
        if (failure instanceof RestException rest && rest.getStatus() != null) return fromEngine(rest.getStatus().getStatusCode(), failure);
        if (failure instanceof BadUserRequestException) return fromEngine(400, failure);
        return Problem.unexpected(failure);
    }

    private static Problem fromEngine(int status, Throwable failure) {
        if (status >= 500) return Problem.unexpected(failure);
        var message = String.valueOf(failure.getMessage());
        // The engine's own words help, unless they name classes.
        var detail = CLASS_NAME.matcher(message).find() ? "The engine does not accept this request." : message;
        return new Problem(status, status == 404 ? "NOT_FOUND" : "REFUSED_BY_ENGINE", "", detail);
    }

    private static boolean caused(Throwable failure, Class<? extends Throwable> type) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) return true;
        }
        return false;
    }
}
