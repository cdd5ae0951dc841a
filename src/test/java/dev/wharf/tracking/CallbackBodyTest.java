package dev.wharf.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.tracking.CallbackBody.Read;
import dev.wharf.tracking.PushRefused.Why;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

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
        return passed.remove(0);
    }

    private static MockHttpServletRequest of(int bytes) {
        var request = new MockHttpServletRequest("POST", "/callbacks/kuaidi100/demo");
        request.setContent(new byte[bytes]);
        return request;
    }

    @Test
    void a_body_of_the_most_bytes_is_read_and_one_more_is_not() throws Exception {
        var filter = new CallbackBody(1, LONG);
        assertThat(pass(filter, of(CallbackBody.MOST)).bytes()).hasSize(CallbackBody.MOST);
        assertThat(pass(filter, of(CallbackBody.MOST + 1)).refused()).isEqualTo(Why.TOO_LARGE);
    }

    @Test
    void what_announces_too_much_is_not_read_at_all() throws Exception {
        var request = new Endless("POST", CallbackBody.MOST + 1);
        assertThat(pass(new CallbackBody(1, LONG), request).refused()).isEqualTo(Why.TOO_LARGE);
        assertThat(request.read).isZero();
    }

    @Test
    void what_announces_nothing_is_read_up_to_the_limit() throws Exception {
        var request = new Endless("POST", -1);
        assertThat(pass(new CallbackBody(1, LONG), request).refused()).isEqualTo(Why.TOO_LARGE);
        assertThat(request.read).isBetween(CallbackBody.MOST, CallbackBody.MOST + 10_000);
    }

    @Test
    void what_comes_too_slowly_is_refused() throws Exception {
        assertThat(pass(new CallbackBody(1, Duration.ofNanos(1)), new Endless("POST", -1)).refused()).isEqualTo(Why.TOO_SLOW);
    }

    @Test
    void other_methods_are_passed_on_unread() throws Exception {
        var request = new Endless("PUT", 10);
        assertThat(pass(new CallbackBody(1, LONG), request)).isNull();
        assertThat(request.read).isZero();
    }

    @Test
    void one_that_finds_no_place_is_told_to_come_again_and_the_place_is_free_afterwards() throws Exception {
        var filter = new CallbackBody(1, LONG);
        var inside = new ArrayList<Read>();
        filter.doFilter(of(1), new MockHttpServletResponse(), (request, response) -> inside.add(pass(filter)));
        assertThat(inside.get(0).refused()).as("while the first is worked on").isEqualTo(Why.BUSY);
        assertThat(pass(filter, of(1)).refused()).isNull();
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
