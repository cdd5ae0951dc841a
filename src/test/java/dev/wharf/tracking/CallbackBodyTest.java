package dev.wharf.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.tracking.CallbackBody.Read;
import dev.wharf.tracking.PushRefused.Why;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.filter.ForwardedHeaderFilter;

class CallbackBodyTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final List<Read> passed = new ArrayList<>();
    private final FilterChain chain = (request, response) -> passed.add((Read) request.getAttribute(CallbackBody.READ));

    /** A body that never ends, and says how much of it was read. */
    private static final class Endless extends MockHttpServletRequest {
        private final long announced;
        private int read;

        Endless(String method, long announced) {
            super(method, "/callbacks/kuaidi100/demo");
            this.announced = announced;
        }

        @Override
        public long getContentLengthLong() {
            return announced;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new ServletInputStream() {
                @Override
                public int read() {
                    read++;
                    return 'x';
                }

                @Override
                public boolean isFinished() {
                    return false;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("Not for this test");
                }
            };
        }
    }

    private Read pass(CallbackBody filter, MockHttpServletRequest request) throws Exception {
        filter.doFilter(request, new MockHttpServletResponse(), chain);
        var last = passed.get(passed.size() - 1);
        assertThat(HangUp.asked(request)).as("hung up on").isEqualTo(last != null && last.rest());
        return passed.remove(passed.size() - 1);
    }

    private static MockHttpServletRequest of(int bytes) {
        var request = new MockHttpServletRequest("POST", "/callbacks/kuaidi100/demo");
        request.setContent(new byte[bytes]);
        return request;
    }

    @Test
    void a_body_of_the_most_bytes_is_read_and_one_more_is_not() throws Exception {
        var filter = new CallbackBody(1, 1, LONG);
        assertThat(pass(filter, of(CallbackBody.MOST)).bytes()).hasSize(CallbackBody.MOST);
        var larger = pass(filter, of(CallbackBody.MOST + 1));
        assertThat(larger.refused()).isEqualTo(Why.TOO_LARGE);
        assertThat(larger.bytes()).isEmpty();
        assertThat(larger.status()).as("all of it came").isEqualTo(HttpStatus.OK);
    }

    @Test
    void what_announces_too_much_is_not_read_at_all() throws Exception {
        var request = new Endless("POST", CallbackBody.SWALLOWED + 1);
        var read = pass(new CallbackBody(1, 1, LONG), request);
        assertThat(read.refused()).isEqualTo(Why.TOO_LARGE);
        assertThat(read.status()).isEqualTo(HttpStatus.PAYLOAD_TOO_LARGE);
        assertThat(request.read).isZero();
    }

    @Test
    void what_announces_nothing_is_read_up_to_the_limit() throws Exception {
        var request = new Endless("POST", -1);
        assertThat(pass(new CallbackBody(1, 1, LONG), request).refused()).isEqualTo(Why.TOO_LARGE);
        assertThat(request.read).isBetween(CallbackBody.SWALLOWED, CallbackBody.SWALLOWED + 10_000);
    }

    @Test
    void what_comes_too_slowly_is_refused() throws Exception {
        assertThat(pass(new CallbackBody(1, 1, Duration.ofNanos(1)), new Endless("POST", -1)).refused()).isEqualTo(Why.TOO_SLOW);
        // Nor may one that is refused anyway take his time
        var larger = pass(new CallbackBody(1, 1, Duration.ofNanos(1)), new Endless("POST", CallbackBody.MOST + 1));
        assertThat(larger.refused()).isEqualTo(Why.TOO_SLOW);
        assertThat(larger.status()).isEqualTo(HttpStatus.REQUEST_TIMEOUT);
    }

    @Test
    void other_methods_are_passed_on_unread() throws Exception {
        var request = new Endless("PUT", 10);
        assertThat(pass(new CallbackBody(1, 1, LONG), request)).isNull();
        assertThat(request.read).isZero();
    }

    @Test
    void one_that_finds_no_place_is_told_to_come_again_and_the_place_is_free_afterwards() throws Exception {
        var filter = new CallbackBody(1, 1, LONG);
        var inside = new ArrayList<Read>();
        filter.doFilter(of(1), new MockHttpServletResponse(), (request, response) -> inside.add(pass(filter)));
        assertThat(inside.get(0).refused()).as("while the first is worked on").isEqualTo(Why.BUSY);
        assertThat(pass(filter, of(1)).refused()).isNull();
    }

    /** While the bodies of two are read, others come. */
    @Test
    void a_third_body_of_one_sender_is_refused_at_once_while_others_are_read_and_his_own_after_one_ended() throws Exception {
        var filter = new CallbackBody(10, 2, LONG);
        var meanwhile = new ArrayList<Read>();
        var second = new Reading("10.0.0.1", () -> {
            long before = System.nanoTime();
            meanwhile.add(pass(filter, of(1, "10.0.0.1")));
            assertThat(Duration.ofNanos(System.nanoTime() - before)).as("without waiting for a place").isLessThan(Duration.ofSeconds(1));
            meanwhile.add(pass(filter, of(1, "10.0.0.2")));
            return null;
        });
        var first = new Reading("10.0.0.1", () -> {
            meanwhile.add(pass(filter, second));
            meanwhile.add(pass(filter, of(1, "10.0.0.1")));
            return null;
        });
        assertThat(pass(filter, first).refused()).isNull();
        assertThat(meanwhile).extracting(Read::refused).as("third, another's, second, third again").containsExactly(Why.CROWDED, null, null, null);
        assertThat(meanwhile.get(0).status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(meanwhile.get(1).status()).isEqualTo(HttpStatus.OK);
    }

    @Test
    void one_whose_reading_breaks_off_or_finds_no_place_gives_his_own_place_back() throws Exception {
        var filter = new CallbackBody(1, 1, LONG);
        assertThatThrownBy(() -> pass(filter, new Reading("10.0.0.1", () -> {
            throw new IOException("hung up");
        }))).hasRootCauseMessage("hung up");
        var first = new Reading("10.0.0.1", () -> {
            assertThat(pass(filter, of(1, "10.0.0.2")).refused()).isEqualTo(Why.BUSY);
            return null;
        });
        assertThat(pass(filter, first).refused()).isNull();
        for (var sender : List.of("10.0.0.1", "10.0.0.2")) assertThat(pass(filter, of(1, sender)).refused()).isNull();
    }

    @Test
    void behind_a_proxy_the_sender_is_whom_the_proxy_names() throws Exception {
        var filter = new CallbackBody(10, 1, LONG);
        var meanwhile = new ArrayList<Read>();
        var first = new Reading("192.168.0.1", () -> {
            for (var sender : List.of("203.0.113.7", "203.0.113.8")) meanwhile.add(passForwarded(filter, of(1, "192.168.0.1"), sender));
            return null;
        });
        assertThat(passForwarded(filter, first, "203.0.113.7").refused()).isNull();
        assertThat(meanwhile).extracting(Read::refused).containsExactly(Why.CROWDED, null);
    }

    private Read passForwarded(CallbackBody filter, MockHttpServletRequest request, String sender) throws Exception {
        request.addHeader("X-Forwarded-For", sender);
        new ForwardedHeaderFilter().doFilter(request, new MockHttpServletResponse(), (forwarded, response) -> filter.doFilter(forwarded, response, chain));
        return passed.remove(passed.size() - 1);
    }

    private static MockHttpServletRequest of(int bytes, String sender) {
        var request = of(bytes);
        request.setRemoteAddr(sender);
        return request;
    }

    /** A body of no bytes, during whose reading something happens. */
    private static final class Reading extends MockHttpServletRequest {
        private final Callable<Void> happens;

        Reading(String sender, Callable<Void> happens) {
            super("POST", "/callbacks/kuaidi100/demo");
            setRemoteAddr(sender);
            this.happens = happens;
        }

        @Override
        public ServletInputStream getInputStream() {
            try {
                happens.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new UncheckedIOException(new IOException(e.getMessage(), e));
            }
            return new DelegatingServletInputStream(InputStream.nullInputStream());
        }
    }

    private Read pass(CallbackBody filter) throws IOException {
        try {
            return pass(filter, of(1));
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
