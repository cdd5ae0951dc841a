package dev.wharf.demo;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where the embedded database lives and how much it may take: the settings {@code wharf.demo.*}.
 *
 * @param dataFolder       kept between runs; one application at a time. Default: {@code .wharf/demo} in the user's home
 * @param serverFolder     the unpacked server, about 360 MB; may be shared. Default: {@code server} in the data folder
 * @param bufferPoolSize   memory for table pages
 * @param flushLogAtCommit 1: a commit is on disk when it returns; 2: the last second may be lost with the machine, which only tests want
 */
@ConfigurationProperties("wharf.demo")
public record EmbeddedDatabaseSettings(
        Path dataFolder,
        Path serverFolder,
        @DefaultValue("256MB") DataSize bufferPoolSize,
        @DefaultValue("1") int flushLogAtCommit) {

    public EmbeddedDatabaseSettings {
        dataFolder = dataFolder != null ? dataFolder : Path.of(System.getProperty("user.home"), ".wharf", "demo");
        serverFolder = serverFolder != null ? serverFolder : dataFolder.resolve("server");
    }
}
