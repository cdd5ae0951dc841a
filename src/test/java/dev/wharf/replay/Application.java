package dev.wharf.replay;

import dev.wharf.demo.EmbeddedDatabase;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Wharf as a process of its own, so that it can be killed like one; always on the same port, so that everybody finds it again. */
public final class Application implements AutoCloseable {
    private static final Duration TIME_TO_START = Duration.ofMinutes(3);

    private final EmbeddedDatabase database;
    private final File log;
    private final int port;
    private Process process;

    /** @param folder where its log goes */
    public Application(EmbeddedDatabase database, Path folder) throws IOException {
        this.database = database;
        this.log = folder.resolve("application.log").toFile();
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = socket.getLocalPort();
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** @return milliseconds until the health probe answered 200 */
    public long start() throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1500m", "-Duser.timezone=UTC",
            "-cp", System.getProperty("java.class.path"), "dev.wharf.WharfApplication", "--spring.profiles.active=demo", "--server.port=" + port));
        // Told by webhook, every order is told for itself; a platform that knows whole orders only would wait for parts that are never shipped here.
        for (var shop : List.of("S-TB01", "S-JD01", "S-DY01")) command.add("--wharf.demo.channel.protocols." + shop + "=webhook");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        // Not as arguments: everybody on the machine may read those.
        builder.environment().put("SPRING_DATASOURCE_URL", database.jdbcUrl());
        builder.environment().put("SPRING_DATASOURCE_USERNAME", database.username());
        builder.environment().put("SPRING_DATASOURCE_PASSWORD", database.password());
        process = builder.start();
        awaitHealth(begin + TIME_TO_START.toNanos());
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    private void awaitHealth(long deadline) throws IOException, InterruptedException {
        var client = HttpClient.newHttpClient();
        var probe = HttpRequest.newBuilder(address().resolve("/actuator/health")).timeout(Duration.ofSeconds(5)).build();
        while (true) {
            try {
                if (client.send(probe, BodyHandlers.discarding()).statusCode() == 200) return;
            } catch (IOException notYet) {
                // Asked again below: it does not listen yet.
            }
            if (!process.isAlive()) throw new IOException("The application ended at start; see " + log);
            if (System.nanoTime() > deadline) throw new IOException("The application is not ready in time; see " + log);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    /** {@code kill -9}: no shutdown hook runs. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        if (process == null) return;
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
