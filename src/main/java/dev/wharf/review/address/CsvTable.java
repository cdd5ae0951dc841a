package dev.wharf.review.address;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads a UTF-8 CSV of the division library. A broken row is refused with the name of the file and its line number. */
final class CsvTable {
    private final String file;
    private final List<String> columns;

    CsvTable(String file, String header) {
        this.file = file;
        this.columns = List.of(header.split(","));
    }

    /**
     * Calls {@code row} with the cells of every line after the header; further columns on the right are ignored.
     *
     * @return the number of rows
     */
    int read(InputStream in, Consumer<String[]> row) {
        var decoder = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        int number = 0;
        int rows = 0;
        try (var reader = new BufferedReader(new InputStreamReader(in, decoder))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (number == 1) {
                    checkHeader(line.startsWith("\uFEFF") ? line.substring(1) : line);
                } else if (!line.isBlank()) {
                    row.accept(cells(line, number));
                    rows++;
                }
            }
        } catch (InvalidRow problem) {
            throw new IllegalArgumentException(file + ", row " + number + ": " + problem.getMessage());
        } catch (java.nio.charset.CharacterCodingException problem) {
            throw new IllegalArgumentException(file + ", after row " + number + ": not UTF-8");
        } catch (IOException problem) {
            throw new UncheckedIOException(file + ", after row " + number + ": cannot be read", problem);
        }
        if (number == 0) {
            throw new IllegalArgumentException(file + ", row 1: the file is empty, expected the header " + String.join(",", columns));
        }
        return rows;
    }

    private void checkHeader(String line) {
        List<String> found = split(line);
        if (found.size() < columns.size() || !found.subList(0, columns.size()).equals(columns)) {
            throw new InvalidRow("expected the header " + String.join(",", columns));
        }
    }

    private String[] cells(String line, int number) {
        List<String> cells = split(line);
        if (cells.size() < columns.size()) {
            throw new InvalidRow("expected " + columns.size() + " cells, found " + cells.size());
        }
        return cells.toArray(String[]::new);
    }

    private static List<String> split(String line) {
        List<String> cells = new ArrayList<>(6);
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        if (quoted) {
            throw new InvalidRow("a quotation mark is not closed");
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    /** Thrown while a row is read; {@link #read} adds the file and the row. */
    static final class InvalidRow extends RuntimeException {
        private static final long serialVersionUID = 1;

        InvalidRow(String message) {
            super(message);
        }
    }
}
