package dev.wharf.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wharf.demo.EmbeddedDatabase;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** One process of the application, seen from outside: batches go in, answers come out, and it can be killed at any moment. */
final class NodeProcess {
    private final ObjectMapper json = new ObjectMapper();
    private final Process process;
    private final Writer in;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    /** By partition: each has one batch under way at most. */
    private final Map<Integer, CompletableFuture<Node.Answer>> open = new ConcurrentHashMap<>();
    private boolean dead;

    NodeProcess(EmbeddedDatabase database, File log) throws IOException {
        var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:TieredStopAtLevel=1", "-Duser.timezone=UTC",
            "-cp", System.getProperty("java.class.path"), Node.class.getName()).redirectError(ProcessBuilder.Redirect.appendTo(log));
        // Not as arguments: everybody on the machine may read those.
        builder.environment().put("SPRING_DATASOURCE_URL", database.jdbcUrl());
        builder.environment().put("SPRING_DATASOURCE_USERNAME", database.username());
        builder.environment().put("SPRING_DATASOURCE_PASSWORD", database.password());
        process = builder.start();
        in = process.outputWriter(StandardCharsets.UTF_8);
        var reader = new Thread(this::read, "answers of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    void awaitReady() {
        ready.join();
    }

    boolean isReady() {
        return ready.isDone() && !ready.isCompletedExceptionally();
    }

    /** @throws IOException if it died before it answered */
    Node.Answer book(Batch batch) throws IOException {
        var answer = new CompletableFuture<Node.Answer>();
        synchronized (this) {
            if (dead) throw new IOException("The process is dead");
            open.put(batch.partition(), answer);
            in.write(json.writeValueAsString(batch) + "\n");
            in.flush();
        }
        try {
            return answer.join();
        } catch (java.util.concurrent.CompletionException e) {
            throw new IOException("The process died", e);
        }
    }

    /** {@code kill -9}: no shutdown hook runs. @return batches that were under way */
    int kill() throws InterruptedException {
        int underWay = open.size();
        process.destroyForcibly().waitFor();
        return underWay;
    }

    private void read() {
        var lost = new IOException("Process " + process.pid() + " ended");
        try (var answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.equals(Node.READY)) {
                    ready.complete(null);
                    continue;
                }
                var answer = json.readValue(line, Node.Answer.class);
                open.remove(answer.partition()).complete(answer);
            }
        } catch (IOException e) {
            // A line that was cut by the kill is no answer.
            lost.addSuppressed(e);
        }
        synchronized (this) {
            dead = true;
            ready.completeExceptionally(lost);
            open.values().forEach(waiting -> waiting.completeExceptionally(lost));
        }
    }
}
