package dev.wharf.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** One server process on one data folder: its installation, start and stop. */
final class MariaDbServer {
    /** Time for writing back the pages; a server killed after it recovers from its log. */
    private static final int SECONDS_TO_STOP = 15;
    private static final int LOG_LINES_SHOWN = 15;

    private final Process process;
    private final Path log;

    private MariaDbServer(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Makes the system tables, without any account, if the folder has none yet. The distribution's own install script needs a POSIX
     * shell and also loads the help texts; this feeds the same SQL files to the server and takes a quarter of the time. Installs beside
     * the target and renames, so that an interrupted first start is simply begun again.
     */
    static void install(MariaDbFiles files, Path data) throws IOException {
        if (Files.exists(data)) return;
        var installing = data.resolveSibling("data.installing");
        FileSystemUtils.deleteRecursively(installing);
        Files.createDirectories(installing);
        var log = data.resolveSibling("install.log");
        var command = new ArrayList<>(List.of(files.program().toString(), "--no-defaults", "--bootstrap",
                "--basedir=" + files.base(), "--datadir=" + installing, "--lc-messages-dir=" + files.share()));
        if (MariaDbOptions.isRoot()) command.add("--user=root");
        var bootstrap = new MariaDbServer(launch(command, installing, log), log);
        try (var sql = systemTables(files); var stdin = bootstrap.process.getOutputStream()) {
            sql.transferTo(stdin);
        } catch (IOException e) {
            throw new IllegalStateException("The database server could not be installed. " + bootstrap.lastWords(), e);
        }
        if (bootstrap.process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("The database server could not be installed. " + bootstrap.lastWords());
        }
        Files.move(installing, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static InputStream systemTables(MariaDbFiles files) throws IOException {
        var parts = new ArrayList<InputStream>();
        parts.add(new ByteArrayInputStream("create database mysql;\nuse mysql;\n".getBytes()));
        for (var name : List.of("mariadb_system_tables.sql", "mariadb_performance_tables.sql")) {
            parts.add(Files.newInputStream(files.share().resolve(name)));
        }
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    /** @param optionsFile its path on the command line is what {@link OrphanServer} recognises */
    static MariaDbServer start(MariaDbFiles files, Path optionsFile) throws IOException {
        var folder = optionsFile.getParent();
        var log = folder.resolve("mariadbd.log");
        return new MariaDbServer(launch(List.of(files.program().toString(), optionsArgument(optionsFile)), folder, log), log);
    }

    static String optionsArgument(Path optionsFile) {
        return "--defaults-file=" + optionsFile;
    }

    /** Writes to a file: a pipe would break when the application is killed. */
    private static Process launch(List<String> command, Path folder, Path log) throws IOException {
        return new ProcessBuilder(command).directory(folder.toFile())
            .redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    String lastWords() throws IOException {
        var lines = Files.readAllLines(log);
        return "Its last lines in " + log + ":\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
    }

    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
