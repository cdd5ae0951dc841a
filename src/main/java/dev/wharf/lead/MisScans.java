package dev.wharf.lead;

import java.util.List;

/**
 * Which goods are taken for which, and by whom.
 *
 * @param pairs the most frequent first, at most fifty
 * @param people who mixed them up, by name
 */
public record MisScans(List<Pair> pairs, List<String> people) {
    /**
     * @param wanted  SKU that lies in the scanned bin and was to be picked there; empty if the bin was not one of the walk
     * @param scanned SKU in hand; empty if the barcode names none
     * @param bin     where it happened most often
     * @param by      times by person, in the order of {@link MisScans#people}
     */
    public record Pair(String wanted, String scanned, String bin, int times, List<Integer> by) { }

    public int most() {
        return pairs.stream().flatMap(pair -> pair.by().stream()).max(Integer::compare).orElse(0);
    }
}
