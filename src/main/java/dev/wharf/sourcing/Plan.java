package dev.wharf.sourcing;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Who sends what.
 * @param portions site, then line id, to units; a site without units is not in it
 * @param missing line id to units that nobody can send; empty if the order is filled
 * @param notChosen every other site, by code, with its reason
 * @param exact false only beyond the bounds of {@link OrderSourcing}: a better plan may exist
 */
public record Plan(SortedMap<String, SortedMap<String, Integer>> portions, SortedMap<String, Integer> missing, Score score, List<NotChosen> notChosen, boolean exact) {
    public boolean filled() {
        return missing.isEmpty();
    }

    /**
     * Why a site sends nothing.
     * @param shortOf SKU to pieces that it lacks to send the whole order alone; empty if it could
     * @param with the best that any plan with a parcel from here comes to, at least (beyond the bounds: the best one found); absent if it has nothing that is ordered
     * @param decidedBy the first objective in which that is worse than the plan; absent if none is: then the fewer sites or the earlier codes decided
     */
    public record NotChosen(String site, SortedMap<String, Long> shortOf, Optional<Score> with, Optional<Objective> decidedBy) {
        /** By how much a plan with this site is worse: 1 parcel more, 300 minor units dearer, 250 km farther. Below zero where it is better. */
        public long worseBy(Objective objective, Score plan) {
            return with.map(score -> score.of(objective) - plan.of(objective)).orElse(0L);
        }
    }
}
