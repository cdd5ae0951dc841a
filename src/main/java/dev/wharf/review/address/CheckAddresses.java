package dev.wharf.review.address;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Judges a table of receivers: {@code CheckAddresses IN.tsv OUT.tsv [DIVISIONS]}. Needs nothing but the class path.
 * The columns are found by their names in the first row; with a column {@code label} a score is printed.
 */
public final class CheckAddresses {
    private static final List<String> REQUIRED =
        List.of("id", "receiver_name", "phone", "province", "city", "district", "detail", "raw");

    private CheckAddresses() { }

    public static void main(String[] args) {
        if (args.length < 2 || args.length > 3) {
            System.err.println("Usage: CheckAddresses IN.tsv OUT.tsv [DIVISIONS]");
            System.exit(2);
        }
        try {
            AddressReview review = args.length == 3 ? AddressReview.fromFolder(Path.of(args[2])) : AddressReview.fromClasspath();
            System.out.print(run(review, Path.of(args[0]), Path.of(args[1])));
        } catch (IllegalArgumentException | IOException problem) {
            System.err.println(problem.getMessage());
            System.exit(1);
        }
    }

    /** @return the score by label; nothing was counted if the table has no labels */
    static LabelScore run(AddressReview review, Path in, Path out) throws IOException {
        List<String> lines = read(in);
        List<String> header = lines.isEmpty() ? List.of() : cells(lines.get(0).replace("\uFEFF", ""));
        for (String column : REQUIRED) {
            if (!header.contains(column)) {
                throw new IllegalArgumentException(in + ", row 1: the column " + column + " is missing");
            }
        }
        int[] columns = REQUIRED.stream().mapToInt(header::indexOf).toArray();
        int label = header.indexOf("label");
        var score = new LabelScore();
        List<String> answers = new ArrayList<>(lines.size());
        answers.add("id\tlabels");
        for (int row = 1; row < lines.size(); row++) {
            if (lines.get(row).isBlank()) {
                continue;
            }
            List<String> cells = cells(lines.get(row));
            if (cells.size() != header.size()) {
                throw new IllegalArgumentException(
                    in + ", row " + (row + 1) + ": expected " + header.size() + " cells, found " + cells.size());
            }
            String codes = review.check(receiver(cells, columns)).codes();
            answers.add(cells.get(columns[0]) + "\t" + codes);
            if (label >= 0) {
                score.add(cells.get(label), codes);
            }
        }
        Files.write(out, answers);
        return score;
    }

    private static List<String> read(Path in) throws IOException {
        if (!Files.isRegularFile(in)) {
            throw new IllegalArgumentException(in + ": there is no such file");
        }
        try {
            return Files.readAllLines(in, StandardCharsets.UTF_8);
        } catch (CharacterCodingException problem) {
            throw new IllegalArgumentException(in + ": is not UTF-8");
        }
    }

    private static List<String> cells(String line) {
        return Arrays.asList(line.split("\t", -1));
    }

    private static Receiver receiver(List<String> cells, int[] columns) {
        return new Receiver(cells.get(columns[1]), cells.get(columns[2]), cells.get(columns[3]), cells.get(columns[4]),
            cells.get(columns[5]), cells.get(columns[6]), cells.get(columns[7]));
    }
}
