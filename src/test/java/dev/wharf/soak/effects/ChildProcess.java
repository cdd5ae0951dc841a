package dev.wharf.soak.effects;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A Java process of this run, seen from outside: it says one line when it is ready, and it can be killed at any moment. */
final class ChildProcess {
    private final Process process;
    private final CompletableFuture<String> ready = new CompletableFuture<>();

    /** @param environment not as arguments: everybody on the machine may read those */
    ChildProcess(Class<?> main, List<String> arguments, Map<String, String> environment, File log) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
            "-Duser.timezone=UTC", "-Dfile.encoding=UTF-8", "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().putAll(environment);
        process = builder.start();
        var reader = new Thread(this::read, "words of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** For the child: a way to its parent that no log line mixes with. */
    static PrintStream talkToParent() {
        var said = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        return said;
    }

    /** For the child: nobody would kill it any more. */
    static void endWithParent() {
        var guard = new Thread(() -> {
            try {
                while (System.in.read() >= 0) Thread.onSpinWait();
            } catch (IOException gone) {
                Runtime.getRuntime().halt(1);
            }
            Runtime.getRuntime().halt(1);
        }, "parent");
        guard.setDaemon(true);
        guard.start();
    }

    private void read() {
        try (var words = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = words.readLine(); line != null; line = words.readLine()) ready.complete(line);
            ready.completeExceptionally(new IOException("Process " + process.pid() + " ended"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    /** @return the line it said */
    String awaitReady() {
        return ready.join();
    }

    boolean isReady() {
        return ready.isDone() && !ready.isCompletedExceptionally();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Tells it something: a byte. */
    void nudge() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** {@code kill -9}: no shutdown hook runs. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
