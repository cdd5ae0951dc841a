package dev.wharf.infra;

import dev.wharf.common.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** A refusal that reaches a page becomes the error page of its status. */
@ControllerAdvice(annotations = Controller.class)
class PageErrors {
    @ExceptionHandler
    void refused(Refusal refusal, HttpServletResponse response) throws IOException {
        response.sendError(Problem.of(refusal).status());
    }
}
