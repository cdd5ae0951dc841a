package dev.wharf.sourcing;

import java.util.ArrayList;
import java.util.List;

/** Enumerates the ways to fill one order from full stock: lines over sites, fewer sites first, until there are as many as asked for. */
final class Options {
    private static final long STEPS = 200_000;

    private final Shape shape;
    private final int[] left;
    private final int most;
    private final int[] units;
    private final boolean anyShares;
    private final Effort effort = new Effort(STEPS);
    private final List<Option> found = new ArrayList<>();
    private long allowed;

    private Options(Shape shape, int[] left, int most) {
        this.shape = shape;
        this.left = left;
        this.most = most;
        this.units = new int[shape.lines * shape.sites];
        this.anyShares = shape.order.lines().stream().anyMatch(Line::mayShare);
    }

    /** @param all false if there are more */
    record Found(List<Option> options, boolean all) { }

    /** @param stock is as before in the end */
    static Found of(Shape shape, int[] stock, int most) {
        var options = new Options(shape, stock, most);
        int largest = options.anyShares ? shape.sites : Math.min(shape.sites, shape.lines);
        for (int size = 1; size <= largest; size++) options.subsets(0, size, 0);
        return new Found(options.found, options.found.size() < most && options.effort.enough());
    }

    private void subsets(int from, int more, long sites) {
        if (found.size() >= most || !effort.spend()) return;
        if (more == 0) {
            allowed = sites;
            line(0, 0);
            return;
        }
        for (int site = from; site <= shape.sites - more; site++) subsets(site + 1, more - 1, sites | 1L << site);
    }

    /** @param used of the allowed sites: in the end all, since fewer were enumerated before */
    private void line(int line, long used) {
        if (found.size() >= most || !effort.spend()) return;
        if (line == shape.lines) {
            if (used == allowed) found.add(shape.option(units));
            return;
        }
        if (!anyShares && shape.lines - line < Long.bitCount(allowed & ~used)) return;
        portion(line, 0, shape.order.lines().get(line).units(), used);
    }

    private void portion(int line, int site, int rest, long used) {
        if (rest == 0) {
            line(line + 1, used);
            return;
        }
        while (site < shape.sites && (allowed >> site & 1) == 0) site++;
        if (site == shape.sites) return;
        int fit = shape.fit(left, line, site, rest);
        int at = line * shape.sites + site;
        boolean share = shape.order.lines().get(line).mayShare();
        for (int some = fit; some >= 0; some--) {
            if (some > 0 && some < rest && !share) continue;
            shape.take(left, line, site, some);
            units[at] = some;
            portion(line, site + 1, rest - some, some > 0 ? used | 1L << site : used);
            units[at] = 0;
            shape.take(left, line, site, -some);
        }
    }
}
