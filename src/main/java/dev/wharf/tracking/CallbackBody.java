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
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the body of a callback as it came, before anybody can make parameters of it: of a POST only, up to a limit, within a time, and of so
 * many at once, because whoever sends slowly holds a thread that the pages need; of one sender only a share of them. A place is held until the callback is answered, the
 * sender's own until its body is read. Who stops altogether is cut off by the server's {@code connection-timeout}.
 */
class CallbackBody extends OncePerRequestFilter {
    /** A hundred scans of three hundred Chinese characters, percent-encoded, are 270 kB. */
    static final int MOST = 512 * 1024;
    /** What is too large is read on up to this and thrown away, for most senders look at no answer before all is sent. */
    static final int SWALLOWED = 2 * MOST;
    static final String READ = "wharf.callback.body";
    private static final int PART = 8 * 1024;
    /** A feed waits some seconds for its answer; a push is kept in a few milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** @param refused why it is not taken, or null @param rest whether some of it may still come */
    record Read(byte[] bytes, Why refused, boolean rest) {
        private static Read no(Why why) {
            return new Read(new byte[0], why, true);
        }

        /** Feeds look at the answer; a status that is no 200 says to proxies and clients that the connection ends with it. */
        HttpStatus status() {
            if (!rest) return HttpStatus.OK;
            return switch (refused) {
                case TOO_SLOW -> HttpStatus.REQUEST_TIMEOUT;
                case TOO_LARGE -> HttpStatus.PAYLOAD_TOO_LARGE;
                default -> HttpStatus.SERVICE_UNAVAILABLE;
            };
        }
    }

    private final Semaphore places;
    private final SenderPlaces ofOne;
    private final Duration longest;

    /** @param senders at once @param ofOne among them of one address @param longest from the head to the last byte of the body */
    CallbackBody(int senders, int ofOne, Duration longest) {
        this.places = new Semaphore(senders);
        this.ofOne = new SenderPlaces(ofOne);
        this.longest = longest;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        var sender = SenderPlaces.sender(request.getRemoteAddr());
        if (!ofOne.enter(sender)) {
            answer(Read.no(Why.CROWDED), request, response, chain);
            return;
        }
        if (!enter()) {
            ofOne.leave(sender);
            answer(Read.no(Why.BUSY), request, response, chain);
            return;
        }
        try {
            answer(read(request, sender), request, response, chain);
        } finally {
            places.release();
        }
    }

    private static void answer(Read read, HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        request.setAttribute(READ, read);
        if (read.rest()) HangUp.after(request);
        chain.doFilter(request, response);
    }

    private Read read(HttpServletRequest request, String sender) throws IOException {
        try {
            return request.getContentLengthLong() > SWALLOWED ? Read.no(Why.TOO_LARGE) : read(request);
        } finally {
            ofOne.leave(sender);
        }
    }

    private Read read(HttpServletRequest request) throws IOException {
        long until = System.nanoTime() + longest.toNanos();
        var in = request.getInputStream();
        var bytes = new ByteArrayOutputStream();
        var part = new byte[PART];
        long size = 0;
        try {
            for (int count = in.read(part); count >= 0; count = in.read(part)) {
                size += count;
                if (size <= MOST) bytes.write(part, 0, count);
                if (size > SWALLOWED) return Read.no(Why.TOO_LARGE);
                if (System.nanoTime() - until > 0) return Read.no(Why.TOO_SLOW);
            }
        } catch (IOException e) {
            if (e instanceof SocketTimeoutException || e.getCause() instanceof SocketTimeoutException) return Read.no(Why.TOO_SLOW);
            throw e;
        }
        return size > MOST ? new Read(new byte[0], Why.TOO_LARGE, false) : new Read(bytes.toByteArray(), null, false);
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
