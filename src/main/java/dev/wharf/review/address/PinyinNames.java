package dev.wharf.review.address;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Region names in Latin letters, without their suffix. Read when the first address in Latin letters comes, because few are. */
final class PinyinNames {
    private static final String FILE = "pinyin.csv";

    private PinyinNames() { }

    /** Chinese names written this way; empty if there is none. Lower case, without spaces and apostrophes: {@code xian} is 西安市. */
    static List<String> of(String latin) {
        return Holder.NAMES.getOrDefault(latin, List.of());
    }

    private static final class Holder {
        private static final Map<String, List<String>> NAMES = read();

        private static Map<String, List<String>> read() {
            Map<String, List<String>> names = new HashMap<>(8192);
            try (InputStream packed = PinyinNames.class.getResourceAsStream("/divisions/" + FILE + ".gz")) {
                if (packed == null) {
                    throw new IllegalStateException("divisions/" + FILE + ".gz: is missing in the class path");
                }
                new CsvTable(FILE, "pinyin,name").read(new GZIPInputStream(packed),
                    row -> names.computeIfAbsent(row[0], key -> new ArrayList<>(1)).add(row[1]));
            } catch (IOException problem) {
                throw new UncheckedIOException(FILE + ": cannot be read", problem);
            }
            return names;
        }
    }
}
