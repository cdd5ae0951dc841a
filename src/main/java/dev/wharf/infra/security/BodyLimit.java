package dev.wharf.infra.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stops bodies larger than their path needs: one order, a list of products or addresses, or a rule's setting 1 MiB, a photo of a difference 2 MiB, an array or a file of orders or the floor plan of a warehouse 5 MiB, everything else 256 KiB. Forms and uploaded
 * files are read by Tomcat itself, which has limits of its own in application.yaml.
 */
class BodyLimit extends OncePerRequestFilter {
    static final int OTHER = 256 * 1024;
    static final int ORDER = 1024 * 1024;
    static final int PHOTO = 2 * 1024 * 1024;
    static final int ORDERS = 5 * 1024 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        if (request.getContentLengthLong() > most(request.getRequestURI())) {
            BodyTooLargeException.PROBLEM.write(response);
            return;
        }
        try {
            chain.doFilter(new Limited(request), response);
        } catch (IOException | ServletException | RuntimeException e) {
            if (!BodyTooLargeException.in(e)) throw e;
            BodyTooLargeException.PROBLEM.write(response);
        }
    }

    /** Callbacks of tracking feeds have a limit of their own, because their senders understand only refusals in their own shape. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/callbacks/");
    }

    private static int most(String path) {
        if (path.startsWith("/api/v1/orders") || path.equals("/orders/import")) return ORDERS;
        if (path.startsWith("/api/v1/warehouses/") && path.endsWith("/floor-plan")) return ORDERS;
        if (path.startsWith("/api/v1/verifications/") && path.endsWith("/photo")) return PHOTO;
        if (path.startsWith("/engine-rest/process-definition/") || path.equals("/api/v1/products") || path.startsWith("/api/v1/stock")
            || path.startsWith("/api/v1/rules") || path.equals("/api/v1/addresses/check")) return ORDER;
        return OTHER;
    }

    private static final class Limited extends HttpServletRequestWrapper {
        private ServletInputStream counted;

        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (counted == null) {
                var uri = getRequestURI();
                counted = new Counted(super.getInputStream(), most(uri), uri.equals("/api/v1/orders"), getContentLengthLong());
            }
            return counted;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            var encoding = getCharacterEncoding();
            return new BufferedReader(new InputStreamReader(getInputStream(), encoding == null ? StandardCharsets.UTF_8.name() : encoding));
        }
    }

    private static final class Counted extends ServletInputStream {
        private final ServletInputStream body;
        private final long announced;
        /** True until the first character tells an array from a single order. */
        private boolean undecided;
        private int limit;
        private long count;

        Counted(ServletInputStream body, int limit, boolean undecided, long announced) {
            this.body = body;
            this.limit = limit;
            this.undecided = undecided;
            this.announced = announced;
        }

        @Override
        public int read() throws IOException {
            int read = body.read();
            if (read >= 0) counted(1, read);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = body.read(into, offset, length);
            if (read > 0) counted(read, firstVisible(into, offset, read));
            return read;
        }

        private void counted(int bytes, int first) throws BodyTooLargeException {
            count += bytes;
            if (undecided && !Character.isWhitespace(first)) {
                undecided = false;
                if (first != '[') limit = ORDER;
            }
            if (count > limit || announced > limit) throw new BodyTooLargeException();
        }

        private static int firstVisible(byte[] bytes, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                if (!Character.isWhitespace(bytes[i])) return bytes[i];
            }
            return ' ';
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
