package dev.wharf.sourcing;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The best set of sites: branch and bound over "in" and "out" of every site. What the chosen ones cost, with the cheapest handling there is and the least that one
 * more would add, bounds a branch. Each objective is a sum, so a bound of every part bounds their comparison one after the other.
 */
final class SiteSearch {
    private static final int NONE = -1;

    private final Supply supply;
    private final long[] covers;
    private final long toCover;
    private final long[][] fixed;
    private final int cost;
    private final int[] order;
    private final long least;
    private final long[] bound;
    private Effort effort;
    private int best = NONE;
    private long[] bestValue;

    SiteSearch(Supply supply, List<Objective> objectives) {
        this.supply = supply;
        this.covers = IntStream.range(0, supply.size()).mapToLong(supply::covers).toArray();
        this.toCover = Arrays.stream(covers).reduce(0, (a, b) -> a | b);
        this.fixed = new long[supply.size()][];
        for (int site = 0; site < fixed.length; site++) {
            var each = supply.site(site);
            fixed[site] = objectives.stream().mapToLong(each::fixed).toArray();
        }
        this.cost = objectives.indexOf(Objective.LOWEST_COST);
        this.order = IntStream.range(0, supply.size()).boxed().sorted(Comparator.comparing((Integer site) -> fixed[site], Arrays::compare)
            .thenComparingInt(site -> site)).mapToInt(Integer::intValue).toArray();
        this.least = cost < 0 ? 0 : supply.handling(supply.everything());
        this.bound = new long[objectives.size()];
    }

    /**
     * The best set that has all of {@code given} in it, as bits.
     * @param known a set that is good without them: a start that saves steps
     */
    int best(int given, int known, Effort steps) {
        effort = steps;
        best = NONE;
        offer(given | known);
        for (int site : order) offer(given | 1 << site);
        offer(supply.everything());
        branch(0, given, supply.everything());
        return best;
    }

    private void branch(int position, int in, int allowed) {
        if (!effort.spend()) return;
        boolean enough = offer(in);
        if (enough && (cost < 0 || supply.handling(in) == least)) return;
        int next = position;
        while (next < order.length && (in >> order[next] & 1) != 0) next++;
        if (next == order.length || !promising(in, enough, next)) return;
        int site = order[next];
        branch(next + 1, in | 1 << site, allowed);
        int without = allowed & ~(1 << site);
        if (supply.suffice(without)) branch(next + 1, in, without);
    }

    private boolean promising(int in, boolean enough, int next) {
        sum(in, least);
        if (!enough) {
            long sites = atLeast(in, next);
            for (int objective = 0; objective < bound.length; objective++) {
                long more = Long.MAX_VALUE;
                for (int i = next; i < order.length; i++) more = Math.min(more, fixed[order[i]][objective]);
                bound[objective] += sites * more;
            }
        }
        return best == NONE || Arrays.compare(bound, bestValue) <= 0;
    }

    /** How many more sites are needed at least, for what one site has to send wholly. */
    private long atLeast(int in, int next) {
        long open = toCover;
        for (int rest = in; rest != 0; rest &= rest - 1) open &= ~covers[Integer.numberOfTrailingZeros(rest)];
        int most = 1;
        for (int i = next; i < order.length; i++) most = Math.max(most, Long.bitCount(covers[order[i]] & open));
        return Math.max(1, (Long.bitCount(open) + most - 1) / most);
    }

    private boolean offer(int sites) {
        if (sites == 0 && supply.units() > 0 || !supply.suffice(sites)) return false;
        sum(sites, cost < 0 ? 0 : supply.handling(sites));
        if (best == NONE || betterThanBest(sites)) {
            best = sites;
            bestValue = bound.clone();
        }
        return true;
    }

    private boolean betterThanBest(int sites) {
        int compared = Arrays.compare(bound, bestValue);
        if (compared == 0) compared = Integer.compare(Integer.bitCount(sites), Integer.bitCount(best));
        int lowestDifference = Integer.lowestOneBit(sites ^ best);
        return compared < 0 || compared == 0 && (sites & lowestDifference) != 0;
    }

    private void sum(int sites, long handling) {
        Arrays.fill(bound, 0);
        for (int rest = sites; rest != 0; rest &= rest - 1) {
            var each = fixed[Integer.numberOfTrailingZeros(rest)];
            for (int objective = 0; objective < each.length; objective++) bound[objective] += each[objective];
        }
        if (cost >= 0) bound[cost] += handling;
    }
}
