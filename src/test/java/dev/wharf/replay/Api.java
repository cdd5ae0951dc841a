package dev.wharf.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.locks.LockSupport;

/**
 * The only way the replay acts: HTTP, as one of the users. A call that is cut off is sent again, letter by letter the same, until it
 * is answered; so every call must be safe to repeat, which is part of what the replay proves.
 */
final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int TRIES_AFTER_CONFLICT = 20;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
    private final URI address;
    private final Tally tally;
    private final Deadline deadline;

    Api(URI address, Tally tally, Deadline deadline) {
        this.address = address;
        this.tally = tally;
        this.deadline = deadline;
    }

    Answer get(String user, String path) {
        return call(user, "GET", path, new byte[0]);
    }

    Answer post(String user, String path, Object body) {
        return call(user, "POST", path, bytes(body));
    }

    Answer put(String user, String path, Object body) {
        return call(user, "PUT", path, bytes(body));
    }

    /** For what cannot be refused if all is well. */
    JsonNode require(Answer answer) {
        if (!answer.ok()) throw new IllegalStateException("Refused: " + answer);
        return answer.body();
    }

    Answer call(String user, String method, String path, byte[] body) {
        var request = HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(60))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":" + Staff.PASSWORD).getBytes(StandardCharsets.UTF_8)))
            .header("Accept", "application/json, application/problem+json").header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofByteArray(body)).build();
        for (int conflicts = 0; ; ) {
            try {
                var answer = client.send(request, BodyHandlers.ofByteArray());
                var read = new Answer(answer.statusCode(), read(answer.body()));
                if (!read.code().equals("CHANGED_MEANWHILE") || ++conflicts > TRIES_AFTER_CONFLICT) return noted(method + " " + path, read);
                tally.count("Calls repeated after CHANGED_MEANWHILE");
            } catch (IOException e) {
                tally.count("Calls repeated after a lost connection");
                if (deadline.passed()) throw new IllegalStateException(method + " " + path + " got no answer", e);
                LockSupport.parkNanos(PAUSE.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted", e);
            }
        }
    }

    private Answer noted(String call, Answer answer) {
        if (answer.status() >= 500 || answer.status() == 401) tally.failed("A call broke: " + call + " answered " + answer);
        return answer;
    }

    private static JsonNode read(byte[] body) throws IOException {
        if (body.length == 0) return MissingNode.getInstance();
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException page) {
            return MissingNode.getInstance();
        }
    }

    private static byte[] bytes(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
