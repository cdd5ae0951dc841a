package dev.wharf.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The sentences of all pages are looked up together: a key in two files would show one page the words of another. */
class MessagesTest {
    private static final Path FOLDER = Path.of("src/main/resources/messages");

    @Test
    void every_key_stands_once_and_in_both_languages() throws IOException {
        var where = new TreeMap<String, List<String>>();
        try (var files = Files.list(FOLDER)) {
            for (var file : files.sorted().toList()) {
                boolean english = file.getFileName().toString().endsWith("_en.properties");
                try (var lines = Files.lines(file)) {
                    lines.filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split("[=:]", 2)[0].strip())
                        .forEach(key -> where.computeIfAbsent(key, k -> new ArrayList<>()).add(english ? "en" : "zh"));
                }
                var read = new Properties();
                try (var reader = Files.newBufferedReader(file)) {
                    read.load(reader);
                }
                assertThat(read).as(file.toString()).isNotEmpty();
            }
        }
        where.replaceAll((key, languages) -> languages.stream().sorted().toList());
        assertThat(where).allSatisfy((key, languages) -> assertThat(languages).as(key).containsExactly("en", "zh"));
    }
}
