package dev.wharf.tracking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What the feeds call our carriers: the columns of {@code tracking/carriers.csv}, and what the settings add or correct. */
@Component
public class FeedCarriers {
    private static final int CARRIER = 0;
    private static final int FIRST_FEED = 2;

    /** By feed, then by our carrier. */
    private final Map<String, Map<String, String>> names = new HashMap<>();

    FeedCarriers(TrackingSettings settings) {
        var rows = rows();
        var columns = rows[0].split(",");
        for (int row = 1; row < rows.length; row++) {
            var cells = rows[row].split(",");
            for (int feed = FIRST_FEED; feed < columns.length; feed++) put(columns[feed], cells[CARRIER], cells[feed]);
        }
        settings.carriers().forEach((carrier, byFeed) -> byFeed.forEach((feed, name) -> put(feed, carrier, name)));
    }

    private void put(String feed, String carrier, String name) {
        names.computeIfAbsent(feed, f -> new HashMap<>()).put(carrier, name);
    }

    /** Empty if the feed has no name for it, or we know none. */
    public Optional<String> nameAt(String feed, String carrier) {
        return Optional.ofNullable(names.getOrDefault(feed, Map.of()).get(carrier));
    }

    /** The last line that begins with # names the columns. */
    private static String[] rows() {
        try {
            var lines = new ClassPathResource("tracking/carriers.csv").getContentAsString(StandardCharsets.UTF_8).lines().filter(l -> !l.isBlank()).toList();
            int head = 0;
            while (head + 1 < lines.size() && lines.get(head + 1).startsWith("#")) head++;
            var rows = lines.subList(head, lines.size()).toArray(String[]::new);
            rows[0] = rows[0].substring(1).strip();
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
