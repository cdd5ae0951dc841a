package dev.wharf.review.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The results of a run as a file for a spreadsheet: RFC 4180 with every field in quotes, which is a rule of one line and worth no library.
 * Begins with a byte order mark, without which Excel takes Chinese for something else.
 */
@Component
class BulkCsv {
    private static final int PAGE = 500;

    private final BulkRunStore store;

    BulkCsv(BulkRunStore store) {
        this.store = store;
    }

    void write(long run, OutputStream out) throws IOException {
        var file = new OutputStreamWriter(out, UTF_8);
        file.write('\ufeff');
        file.write(line("fulfillment", "outcome", "stage", "holds", "reason", "reason_en", "done_at"));
        for (var items = store.items(run, "", 0, PAGE); !items.isEmpty(); items = store.items(run, "", items.get(items.size() - 1).position(), PAGE)) {
            for (var item : items) {
                file.write(line(item.fulfillment().toString(), item.outcome(), item.stage(), String.join(" ", item.holds()), item.reason().zh(), item.reason().en(),
                    item.doneAt() == null ? "" : item.doneAt().toString()));
            }
        }
        file.flush();
    }

    /** A field that a spreadsheet would take for a formula begins with an apostrophe. */
    static String line(String... fields) {
        return Stream.of(fields).map(field -> (field.matches("(?s)[=+\\-@\\t\\r].*") ? "'" : "") + field)
            .map(field -> '"' + field.replace("\"", "\"\"") + '"').collect(joining(",", "", "\r\n"));
    }
}
