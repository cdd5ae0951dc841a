package dev.wharf.picking.replenish;

/** Says how many units a pick face should get. Pure. docs/rules/replenishment.md gives the formula. */
final class ReplenishRule {
    /** SHORT_PICK: orders wait for the units; DEMAND: walks, or orders that wait for a wave, want more than lies there; LEVEL: fewer than the minimum are free. In order of urgency. */
    enum Cause { SHORT_PICK, DEMAND, LEVEL }

    /**
     * One SKU in one pick face.
     *
     * @param min      it is filled when fewer units than this are free
     * @param max      units that fit in
     * @param units    on record there
     * @param planned  of these, units that pick tasks will take
     * @param unplanned units that pick tasks want from here and that no bin keeps for them
     * @param waiting  units that a picker did not find here, and orders wait for; they are missing whatever the record says
     */
    record Level(int min, int max, int units, int planned, int unplanned, int waiting) {
        /** Units that are wanted and not there. */
        int demand() {
            return waiting + Math.max(0, unplanned + planned - units);
        }
    }

    private ReplenishRule() { }

    /** @return units to bring in all, those on their way included: up to the maximum, and beyond it only what is wanted; 0 if nothing is to be done */
    static int units(Level level) {
        int demand = level.demand();
        boolean low = level.units() - level.planned() < level.min();
        return demand > 0 || low ? Math.max(demand, level.max() - level.units()) : 0;
    }

    static Cause cause(Level level) {
        if (level.waiting() > 0) return Cause.SHORT_PICK;
        return level.demand() > 0 ? Cause.DEMAND : Cause.LEVEL;
    }

    /** @param coming units on their way already. @param free units in reserve that nobody will take @return units to bring beyond those that are on their way */
    static int more(Level level, int coming, int free) {
        return Math.max(0, Math.min(units(level) - coming, free));
    }
}
