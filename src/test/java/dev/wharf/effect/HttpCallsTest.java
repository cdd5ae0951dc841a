package dev.wharf.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a bare socket, so that an answer may stop anywhere. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HttpCallsTest {
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final Duration LONG = Duration.ofSeconds(40);

    private interface Answering {
        void answer(OutputStream out) throws IOException;
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void a_whole_answer_in_time_is_read() {
        answering(out -> write(out, "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nyes"));
        var answer = HttpCalls.send(http, request(LONG));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).asString(StandardCharsets.US_ASCII).isEqualTo("yes");
    }

    @Test
    void a_head_and_then_nothing_ends_with_the_time_and_the_connection_is_closed() throws Exception {
        var gone = answering(out -> write(out, "HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\nyes"));
        assertThatThrownBy(() -> HttpCalls.send(http, request(SHORT))).hasMessageContaining("No whole answer within 400 ms");
        assertThat(gone.get(30, TimeUnit.SECONDS)).as("we hung up").isTrue();
    }

    @Test
    void a_body_that_drips_for_ever_ends_with_the_time() throws Exception {
        var gone = answering(out -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n");
            for (int i = 0; i < 1_000_000; i++) {
                write(out, " ");
                Thread.onSpinWait();
            }
        });
        assertThatThrownBy(() -> HttpCalls.send(http, request(SHORT))).isInstanceOf(RuntimeException.class);
        assertThat(gone.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void an_answer_of_the_most_bytes_is_read_and_one_more_is_not() throws Exception {
        answering(out -> body(out, HttpCalls.MOST));
        assertThat(HttpCalls.send(HttpClient.newHttpClient(), request(LONG)).body()).hasSize(HttpCalls.MOST);
        var gone = answering(out -> body(out, HttpCalls.MOST + 1));
        assertThatThrownBy(() -> HttpCalls.send(http, request(LONG))).hasMessageContaining("longer than");
        assertThat(gone.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_call_without_a_time_is_not_made() {
        var endless = HttpRequest.newBuilder(address()).build();
        assertThatThrownBy(() -> HttpCalls.send(http, endless)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Answers the next connection. @return completes when the caller hung up */
    private CompletableFuture<Boolean> answering(Answering answering) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket caller = server.accept()) {
                InputStream in = caller.getInputStream();
                while (in.read() != '\n') assertThat(caller.isClosed()).isFalse();
                try {
                    answering.answer(caller.getOutputStream());
                    while (in.read() >= 0) assertThat(caller.isClosed()).isFalse();
                } catch (IOException hungUp) {
                    return true;
                }
                return true;
            } catch (IOException e) {
                return false;
            }
        });
    }

    private static void body(OutputStream out, int bytes) throws IOException {
        write(out, "HTTP/1.1 200 OK\r\nContent-Length: " + bytes + "\r\n\r\n");
        out.write(new byte[bytes]);
        out.flush();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private HttpRequest request(Duration most) {
        return HttpRequest.newBuilder(address()).timeout(most).build();
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
    }
}
