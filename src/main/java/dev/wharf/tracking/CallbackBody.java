package dev.wharf.tracking;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads the body of a callback as it came, up to a limit, before anybody can make parameters of it. */
class CallbackBody extends OncePerRequestFilter {
    /** A hundred scans of three hundred Chinese characters, percent-encoded, are 270 kB. */
    static final int MOST = 512 * 1024;
    static final String BYTES = "wharf.callback.body";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        request.setAttribute(BYTES, request.getInputStream().readNBytes(MOST + 1));
        chain.doFilter(request, response);
    }
}
