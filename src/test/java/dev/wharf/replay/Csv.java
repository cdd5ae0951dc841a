package dev.wharf.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of a small file with a header, each by column name. Knows quotes, because names of goods hold commas. */
final class Csv {
    private Csv() { }

    static List<Map<String, String>> read(Path file) throws IOException {
        var lines = Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
        var header = cells(lines.get(0));
        var rows = new ArrayList<Map<String, String>>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = cells(line);
            if (cells.size() != header.size()) throw new IOException(file.getFileName() + ": a row has " + cells.size() + " cells: " + line);
            var row = new HashMap<String, String>();
            for (int i = 0; i < cells.size(); i++) row.put(header.get(i), cells.get(i));
            rows.add(row);
        }
        return rows;
    }

    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') cell.append(line.charAt(i++));
            else if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else cell.append(c);
        }
        cells.add(cell.toString());
        return cells;
    }
}
