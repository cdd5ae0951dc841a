package dev.wharf.sourcing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The best plan by trying every assignment of every unit: nothing in common with the search but the words. */
final class EveryPlan {
    /** @param value units below zero, the objectives, number of sites: smaller is better, one after the other */
    record Best(long[] value, List<String> sites) { }

    private final Question question;
    private final List<Site> sites;
    private final int[][] amounts;
    private Best best;

    private EveryPlan(Question question) {
        this.question = question;
        this.sites = question.sites().stream().sorted((a, b) -> a.code().compareTo(b.code())).toList();
        this.amounts = new int[question.lines().size()][sites.size()];
    }

    static Best of(Question question) {
        var every = new EveryPlan(question);
        every.assign(0, 0, question.lines().get(0).units());
        return every.best;
    }

    private void assign(int line, int site, int left) {
        if (line == amounts.length) {
            judge();
        } else if (site == sites.size()) {
            assign(line + 1, 0, line + 1 < amounts.length ? question.lines().get(line + 1).units() : 0);
        } else {
            for (int units = 0; units <= left; units++) {
                amounts[line][site] = units;
                if (allowed(line, site)) assign(line, site + 1, left - units);
            }
            amounts[line][site] = 0;
        }
    }

    private boolean allowed(int line, int site) {
        if (!question.lines().get(line).mayShare() && Arrays.stream(amounts[line]).filter(units -> units > 0).count() > 1) return false;
        for (var sku : question.lines().get(line).unitsPerOne().keySet()) {
            int taken = 0;
            for (int l = 0; l < amounts.length; l++) taken += amounts[l][site] * question.lines().get(l).unitsPerOne().getOrDefault(sku, 0);
            if (taken > question.stock().getOrDefault(sites.get(site).code(), Map.of()).getOrDefault(sku, 0)) return false;
        }
        return true;
    }

    private void judge() {
        List<Site> used = new ArrayList<>();
        long units = 0;
        long cost = 0;
        for (int site = 0; site < sites.size(); site++) {
            long here = 0;
            for (int line = 0; line < amounts.length; line++) {
                here += amounts[line][site];
                cost += (long) amounts[line][site] * question.lines().get(line).piecesPerOne() * sites.get(site).perUnitMinor();
            }
            if (here == 0) continue;
            units += here;
            used.add(sites.get(site));
            cost += sites.get(site).perShipmentMinor() + sites.get(site).perKmMinor() * sites.get(site).distanceKm();
        }
        var value = new long[question.objectives().size() + 2];
        value[0] = -units;
        for (int i = 0; i < question.objectives().size(); i++) value[i + 1] = value(question.objectives().get(i), used, cost);
        value[value.length - 1] = used.size();
        var codes = used.stream().map(Site::code).toList();
        int compared = best == null ? -1 : Arrays.compare(value, best.value);
        if (compared < 0 || compared == 0 && String.join(",", codes).compareTo(String.join(",", best.sites)) < 0) best = new Best(value, codes);
    }

    private static long value(Objective objective, List<Site> used, long cost) {
        return switch (objective) {
            case FEWEST_PARCELS -> used.size();
            case LOWEST_COST -> cost;
            case NEAREST -> used.stream().mapToLong(Site::distanceKm).sum();
            case PRIORITY -> used.stream().mapToLong(Site::priority).sum();
            case BALANCE -> used.stream().mapToLong(site -> Math.round(site.load() * 1e6)).sum();
        };
    }
}
