package dev.wharf.tracking;

import dev.wharf.tracking.PushRefused.Why;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the body of a callback as it came, before anybody can make parameters of it: of a POST only, up to a limit, within a time, and of so
 * many at once, because whoever sends slowly holds a thread that the pages need. Its place is held until it is answered. Who stops altogether is cut off by the
 * server's {@code connection-timeout}.
 */
class CallbackBody extends OncePerRequestFilter {
    /** A hundred scans of three hundred Chinese characters, percent-encoded, are 270 kB. */
    static final int MOST = 512 * 1024;
    static final String READ = "wharf.callback.body";
    private static final int PART = 8 * 1024;
    /** A feed waits some seconds for its answer; a push is kept in a few milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** @param refused why it was not read to its end, or null */
    record Read(byte[] bytes, Why refused) {
        private static Read no(Why why) {
            return new Read(new byte[0], why);
        }
    }

    private final Semaphore places;
    private final Duration longest;

    /** @param senders at once @param longest from the head to the last byte of the body */
    CallbackBody(int senders, Duration longest) {
        this.places = new Semaphore(senders);
        this.longest = longest;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        if (!enter()) {
            request.setAttribute(READ, Read.no(Why.BUSY));
            chain.doFilter(request, response);
            return;
        }
        try {
            request.setAttribute(READ, read(request));
            chain.doFilter(request, response);
        } finally {
            places.release();
        }
    }

    private Read read(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > MOST) return Read.no(Why.TOO_LARGE);
        long until = System.nanoTime() + longest.toNanos();
        var in = request.getInputStream();
        var bytes = new ByteArrayOutputStream();
        var part = new byte[PART];
        try {
            for (int count = in.read(part); count >= 0; count = in.read(part)) {
                bytes.write(part, 0, count);
                if (bytes.size() > MOST) return Read.no(Why.TOO_LARGE);
                if (System.nanoTime() - until > 0) return Read.no(Why.TOO_SLOW);
            }
        } catch (IOException e) {
            if (e instanceof SocketTimeoutException || e.getCause() instanceof SocketTimeoutException) return Read.no(Why.TOO_SLOW);
            throw e;
        }
        return new Read(bytes.toByteArray(), null);
    }

    private boolean enter() {
        try {
            return places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
