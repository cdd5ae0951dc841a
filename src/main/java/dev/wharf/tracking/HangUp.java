package dev.wharf.tracking;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Ends the connection after the answer where somebody asked for it. By itself the server reads the rest of a refused request, up to 2 MB, however slowly it comes, and whatever
 * the status: the thread would not be free, and its limits in time and number would hold nobody back. Around everything else, so that the whole answer is there.
 */
class HangUp extends ValveBase {
    private static final String ASKED = "wharf.hang-up";

    HangUp() {
        super(true);
    }

    static void after(ServletRequest request) {
        request.setAttribute(ASKED, true);
    }

    static boolean asked(ServletRequest request) {
        return request.getAttribute(ASKED) != null;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (!asked(request)) return;
        response.flushBuffer();
        response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
    }
}
