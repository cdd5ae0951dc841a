package dev.wharf.sourcing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A question as numbers: the sites that have anything of the order, by code, and its lines in groups that do not compete. */
final class Supply {
    private final List<Site> sites;
    private final int[][] pieces;
    private final long[] prices;
    private final int[] order;
    private final List<Fold[]> folds = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final long[] targets;

    /** @param sites those to look at, by code */
    Supply(Question question, List<Site> sites, Effort effort) {
        this.sites = sites;
        boolean costs = question.objectives().contains(Objective.LOWEST_COST);
        prices = sites.stream().mapToLong(site -> costs ? site.perUnitMinor() : 0).toArray();
        order = IntStream.range(0, sites.size()).boxed().sorted(Comparator.comparingLong((Integer site) -> prices[site])
            .thenComparingLong(site -> sites.get(site).distanceKm()).thenComparingInt(site -> site)).mapToInt(Integer::intValue).toArray();
        Map<String, Integer> skus = new HashMap<>();
        var all = fold(question.lines(), skus);
        pieces = new int[sites.size()][skus.size()];
        for (int site = 0; site < pieces.length; site++) {
            var stock = question.stock().getOrDefault(sites.get(site).code(), Map.of());
            for (var sku : skus.entrySet()) pieces[site][sku.getValue()] = Math.max(0, stock.getOrDefault(sku.getKey(), 0));
        }
        for (var group : group(all)) {
            folds.add(group);
            groups.add(group.length == 1 ? new LoneFold(group[0], this) : new TangledFolds(group, this, effort));
        }
        targets = groups.stream().mapToLong(group -> group.fill(everything()).units()).toArray();
    }

    private static List<Fold> fold(List<Line> lines, Map<String, Integer> skus) {
        record Alike(Map<String, Integer> recipe, String only) { }
        Map<Alike, List<Line>> alike = new LinkedHashMap<>();
        for (var line : lines) alike.computeIfAbsent(new Alike(line.unitsPerOne(), line.mayShare() ? "" : line.id()), key -> new ArrayList<>(1)).add(line);
        List<Fold> folds = new ArrayList<>(alike.size());
        for (var same : alike.values()) {
            var first = same.get(0);
            int[] numbers = first.unitsPerOne().keySet().stream().mapToInt(sku -> skus.computeIfAbsent(sku, key -> skus.size())).toArray();
            int[] perOne = first.unitsPerOne().values().stream().mapToInt(Integer::intValue).toArray();
            folds.add(new Fold(same, numbers, perOne, first.mayShare(), same.stream().mapToInt(Line::units).sum(), first.piecesPerOne()));
        }
        return folds;
    }

    private static List<Fold[]> group(List<Fold> folds) {
        List<List<Fold>> groups = new ArrayList<>();
        for (var fold : folds) {
            List<Fold> joined = new ArrayList<>(1);
            for (var group : List.copyOf(groups)) {
                if (group.stream().noneMatch(fold::shares)) continue;
                joined.addAll(group);
                groups.remove(group);
            }
            joined.add(fold);
            groups.add(joined);
        }
        return groups.stream().map(group -> group.toArray(Fold[]::new)).toList();
    }

    int size() {
        return sites.size();
    }

    Site site(int site) {
        return sites.get(site);
    }

    /** Every site. */
    int everything() {
        return (1 << sites.size()) - 1;
    }

    /** Pieces of a site by SKU; not to be changed. */
    int[] pieces(int site) {
        return pieces[site];
    }

    /** Minor units for one piece; 0 where cost is no objective. */
    long price(int site) {
        return prices[site];
    }

    /** Sites in the order in which a line asks them: cheapest piece, nearest, code. */
    int[] order() {
        return order;
    }

    /** Whether these sites send as much as all sites together. */
    boolean suffice(int sites) {
        for (int group = 0; group < targets.length; group++) if (!groups.get(group).reaches(sites, targets[group])) return false;
        return true;
    }

    /** Groups, as bits, that this site sends wholly, of those that one site has to send wholly. The first 64 are enough for a bound. */
    long covers(int site) {
        long covers = 0;
        for (int group = 0; group < Math.min(Long.SIZE, targets.length); group++) {
            if (targets[group] > 0 && groups.get(group).undivided() && groups.get(group).reaches(1 << site, targets[group])) covers |= 1L << group;
        }
        return covers;
    }

    /** Minor units for handling what these sites send. */
    long handling(int sites) {
        long sum = 0;
        for (var group : groups) sum += group.price(sites);
        return sum;
    }

    long units() {
        return Arrays.stream(targets).sum();
    }

    /** What one parcel from each of these sites comes to, filled as well as they can. */
    Score score(int sites) {
        long cost = 0;
        for (int group = 0; group < groups.size(); group++) {
            var amounts = groups.get(group).fill(sites).amounts();
            for (int fold = 0; fold < amounts.length; fold++) {
                for (int site = 0; site < size(); site++) cost += (long) amounts[fold][site] * folds.get(group)[fold].pieces() * site(site).perUnitMinor();
            }
        }
        long distance = 0;
        long priority = 0;
        long load = 0;
        for (int rest = sites; rest != 0; rest &= rest - 1) {
            var site = site(Integer.numberOfTrailingZeros(rest));
            cost += site.parcelMinor();
            distance += site.distanceKm();
            priority += site.priority();
            load += site.loadPpm();
        }
        return new Score(units(), Integer.bitCount(sites), cost, distance, priority, load);
    }

    /** Units by line id and site. */
    Map<String, int[]> amounts(int sites) {
        Map<String, int[]> byLine = new LinkedHashMap<>();
        for (int group = 0; group < groups.size(); group++) {
            var amounts = groups.get(group).fill(sites).amounts();
            for (int fold = 0; fold < amounts.length; fold++) deal(folds.get(group)[fold], amounts[fold].clone(), byLine);
        }
        return byLine;
    }

    /** Hands a fold's units to its lines in their order. */
    private void deal(Fold fold, int[] amounts, Map<String, int[]> byLine) {
        for (var line : fold.lines()) {
            int wanted = line.units();
            var units = new int[size()];
            for (int site : order) {
                units[site] = Math.min(wanted, amounts[site]);
                wanted -= units[site];
                amounts[site] -= units[site];
            }
            byLine.put(line.id(), units);
        }
    }
}
