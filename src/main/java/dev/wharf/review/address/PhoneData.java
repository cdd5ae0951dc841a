package dev.wharf.review.address;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The opened mobile prefixes and the area codes of the class path. */
final class PhoneData {
    private PhoneData() { }

    static PhoneRule rule() {
        Set<String> prefixes = new HashSet<>();
        read("mobile_prefixes.csv", "prefix,kind", row -> {
            if (!row[1].equals("UNASSIGNED")) {
                prefixes.add(row[0]);
            }
        });
        Set<String> areaCodes = new HashSet<>();
        Map<String, String> byCity = new HashMap<>();
        read("area_codes.csv", "code,names", row -> {
            areaCodes.add(row[0]);
            for (String name : row[1].split(" ")) {
                byCity.put(name, row[0]);
            }
        });
        return new PhoneRule(Set.copyOf(prefixes), Set.copyOf(areaCodes), Map.copyOf(byCity));
    }

    private static void read(String file, String header, java.util.function.Consumer<String[]> row) {
        try (InputStream in = PhoneData.class.getResourceAsStream("/phone/" + file)) {
            if (in == null) {
                throw new IllegalStateException("phone/" + file + ": is missing in the class path");
            }
            new CsvTable(file, header).read(in, row);
        } catch (IOException problem) {
            throw new UncheckedIOException(file + ": cannot be read", problem);
        }
    }
}
