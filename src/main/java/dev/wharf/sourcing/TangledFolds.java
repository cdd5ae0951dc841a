package dev.wharf.sourcing;

import java.util.HashMap;
import java.util.Map;

/**
 * Folds that compete for pieces, as a kit and a single line of one of its SKUs do. Exact by branch and bound: fold after fold, site after
 * site, more units first; what the rest could do if nobody competed bounds the branch.
 */
final class TangledFolds implements Group {
    private final Fold[] folds;
    private final Supply supply;
    private final Effort effort;
    private final Map<Integer, Filling> known = new HashMap<>();
    private final int[][] left;
    private final int[][] amounts;
    private int sites;
    private Filling best;
    private long hopedUnits;
    private long hopedPrice;

    TangledFolds(Fold[] folds, Supply supply, Effort effort) {
        this.folds = folds;
        this.supply = supply;
        this.effort = effort;
        this.left = new int[supply.size()][];
        this.amounts = new int[folds.length][supply.size()];
    }

    @Override
    public boolean reaches(int sites, long units) {
        reset(sites);
        hope(0, 0, folds[0].units());
        return hopedUnits >= units && fill(sites).units() >= units;
    }

    @Override
    public Filling fill(int sites) {
        var answer = known.get(sites);
        if (answer == null) {
            reset(sites);
            best = null;
            branch(0, 0, folds[0].units(), 0, 0);
            answer = best == null ? new Filling(0, 0, new int[folds.length][left.length]) : best;
            known.put(sites, answer);
        }
        return answer;
    }

    @Override
    public long price(int sites) {
        return fill(sites).price();
    }

    @Override
    public boolean undivided() {
        return false;
    }

    private void reset(int sites) {
        this.sites = sites;
        for (int site = 0; site < left.length; site++) left[site] = supply.pieces(site).clone();
    }

    private void branch(int fold, int position, int wanted, long units, long price) {
        if (fold == folds.length) {
            var found = new Filling(units, price, amounts);
            if (found.betterThan(best)) best = new Filling(units, price, copy());
            return;
        }
        if (position == left.length || wanted == 0) {
            branch(fold + 1, 0, fold + 1 < folds.length ? folds[fold + 1].units() : 0, units, price);
            return;
        }
        if (!effort.spend()) return;
        hope(fold, position, wanted);
        if (!new Filling(units + hopedUnits, price + hopedPrice, amounts).betterThan(best)) return;
        int site = supply.order()[position];
        int most = (sites >> site & 1) == 0 ? 0 : folds[fold].fit(left[site], wanted);
        for (int some = most; some >= 0; some--) {
            folds[fold].take(left[site], some);
            amounts[fold][site] = some;
            boolean done = some > 0 && !folds[fold].mayShare();
            branch(fold, position + 1, done ? 0 : wanted - some, units + some, price + some * handling(fold, site));
            folds[fold].take(left[site], -some);
        }
        amounts[fold][site] = 0;
    }

    /** What the undecided could send at best: every fold by itself, as if it had all that is left. */
    private void hope(int fold, int position, int wanted) {
        hopedUnits = 0;
        hopedPrice = 0;
        add(fold, position, wanted);
        for (int other = fold + 1; other < folds.length; other++) add(other, 0, folds[other].units());
    }

    private void add(int fold, int position, int wanted) {
        int single = 0;
        long singlePrice = 0;
        int rest = wanted;
        for (int i = position; i < left.length && rest > 0; i++) {
            int site = supply.order()[i];
            if ((sites >> site & 1) == 0) continue;
            int fit = folds[fold].fit(left[site], rest);
            if (folds[fold].mayShare()) {
                hopedUnits += fit;
                hopedPrice += fit * handling(fold, site);
                rest -= fit;
            } else if (fit > single) {
                single = fit;
                singlePrice = fit * handling(fold, site);
            }
        }
        hopedUnits += single;
        hopedPrice += singlePrice;
    }

    private long handling(int fold, int site) {
        return folds[fold].pieces() * supply.price(site);
    }

    private int[][] copy() {
        var copy = new int[amounts.length][];
        for (int i = 0; i < copy.length; i++) copy[i] = amounts[i].clone();
        return copy;
    }
}
