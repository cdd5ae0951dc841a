package dev.wharf.infra;

import dev.wharf.common.Refusal;
import dev.wharf.infra.security.BodyTooLargeException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Makes every failure of our REST API a problem detail, in one place. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiErrors extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal refusal) {
        return answer(Problem.of(refusal));
    }

    @ExceptionHandler({ConcurrencyFailureException.class, OptimisticLockingException.class})
    ResponseEntity<Object> changedMeanwhile() {
        return answer(new Problem(409, "CHANGED_MEANWHILE", "", "Somebody else changed this at the same moment. Look again, then repeat."));
    }

    /** The gate of the lanes or the pool had no room in time: nothing was begun, the same request may come again. */
    @ExceptionHandler({CannotCreateTransactionException.class, CannotGetJdbcConnectionException.class})
    ResponseEntity<Object> overloaded(Exception e) {
        LOG.warn("Refused for lack of a database connection: {}", e.getMessage());
        return answer(new Problem(503, "OVERLOADED", "", "More is asked for than the database can do now. Nothing was done; repeat in some seconds."));
    }

    @ExceptionHandler(MismatchingMessageCorrelationException.class)
    ResponseEntity<Object> notWaiting() {
        return answer(new Problem(409, "NOT_WAITING", "", "The fulfillment does not wait for this now. Look at where it stands."));
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> unexpected(Exception e) throws Exception {
        // The security filters answer these.
        if (e instanceof AccessDeniedException || e instanceof AuthenticationException) throw e;
        var refusal = Problem.refusalIn(e);
        return answer(refusal != null ? Problem.of(refusal) : Problem.unexpected(e));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status,
                                                                  WebRequest request) {
        if (BodyTooLargeException.in(e)) return answer(BodyTooLargeException.PROBLEM);
        var refusal = Problem.refusalIn(e);
        if (refusal != null) return answer(Problem.of(refusal));
        return answer(Problem.invalid("MALFORMED_JSON", "", "The body is not the JSON that is expected here."));
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status,
                                                                  WebRequest request) {
        var error = e.getBindingResult().getFieldErrors().stream().findFirst();
        return answer(new Problem(422, "FIELD_INVALID", error.map(f -> f.getField()).orElse(""),
            error.map(f -> f.getDefaultMessage()).orElse("The request is not complete.")));
    }

    @Override
    protected ResponseEntity<Object> handleMaxUploadSizeExceededException(MaxUploadSizeExceededException e, HttpHeaders headers, HttpStatusCode status,
                                                                          WebRequest request) {
        return answer(BodyTooLargeException.PROBLEM);
    }

    /** Spring's own refusals (method, media type, parameter) keep their status and wording, which names no class. */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(Exception e, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.is5xxServerError()) return answer(Problem.unexpected(e));
        return answer(new Problem(status.value(), "BAD_REQUEST", "", "This address does not accept such a request."));
    }

    private static ResponseEntity<Object> answer(Problem problem) {
        return ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem.body());
    }
}
