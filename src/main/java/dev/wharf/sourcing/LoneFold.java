package dev.wharf.sourcing;

/** A fold whose SKUs are in no other: filled site by site in the order of {@link Supply}, which is optimal. */
final class LoneFold implements Group {
    private final Fold fold;
    private final Supply supply;
    private final int[] fits;

    LoneFold(Fold fold, Supply supply) {
        this.fold = fold;
        this.supply = supply;
        this.fits = new int[supply.size()];
        for (int site = 0; site < fits.length; site++) fits[site] = fold.fit(supply.pieces(site), fold.units());
    }

    @Override
    public boolean reaches(int sites, long units) {
        long sum = 0;
        for (int rest = sites; rest != 0; rest &= rest - 1) {
            int fit = fits[Integer.numberOfTrailingZeros(rest)];
            if (fit >= units) return true;
            if (fold.mayShare() && (sum += fit) >= units) return true;
        }
        return units == 0;
    }

    @Override
    public Filling fill(int sites) {
        var amounts = new int[1][fits.length];
        return fold.mayShare() ? spread(sites, amounts) : whole(sites, amounts);
    }

    @Override
    public long price(int sites) {
        if (!fold.mayShare()) {
            int best = best(sites);
            return best < 0 ? 0 : fits[best] * handling(best);
        }
        int rest = fold.units();
        long price = 0;
        for (int site : supply.order()) {
            if ((sites >> site & 1) == 0) continue;
            int units = Math.min(rest, fits[site]);
            price += units * handling(site);
            rest -= units;
            if (rest == 0) break;
        }
        return price;
    }

    @Override
    public boolean undivided() {
        return !fold.mayShare();
    }

    /** The first site that has the most, or -1 if none has any. */
    private int best(int sites) {
        int best = -1;
        for (int site : supply.order()) if ((sites >> site & 1) != 0 && fits[site] > (best < 0 ? 0 : fits[best])) best = site;
        return best;
    }

    private Filling whole(int sites, int[][] amounts) {
        int best = best(sites);
        if (best < 0) return new Filling(0, 0, amounts);
        amounts[0][best] = fits[best];
        return new Filling(fits[best], fits[best] * handling(best), amounts);
    }

    /** Among sites of one price, one that has all of the rest sends it, so that no line is torn without need. */
    private Filling spread(int sites, int[][] amounts) {
        int rest = fold.units();
        long price = 0;
        var order = supply.order();
        for (int i = 0; i < order.length && rest > 0; i++) {
            int site = order[i];
            if ((sites >> site & 1) == 0) continue;
            int sender = site;
            for (int k = i; k < order.length && handling(order[k]) == handling(site); k++) {
                if ((sites >> order[k] & 1) == 0 || fits[order[k]] < rest) continue;
                sender = order[k];
                break;
            }
            int units = Math.min(rest, fits[sender]);
            amounts[0][sender] += units;
            price += units * handling(sender);
            rest -= units;
        }
        return new Filling(fold.units() - rest, price, amounts);
    }

    private long handling(int site) {
        return fold.pieces() * supply.price(site);
    }
}
