package dev.wharf.lead;

import java.util.List;
import java.util.OptionalLong;

/**
 * What people did, from their scans and from nothing else.
 *
 * @param people the one with most units first
 * @param hours  first and last hour of the day in which anybody scanned
 */
public record Performance(List<Row> people, List<Integer> hours) {
    /**
     * One person at one post.
     *
     * @param kind           PICK or VERIFY
     * @param lines          different goods of different orders from different bins
     * @param units          counted by right scans
     * @param wrongScans     refused scans that are a mistake of the hand: wrong bin, goods, lot, serial, too many
     * @param activeSeconds  sum of the pauses between two scans of this person of at most {@link PerformanceReader#PAUSE} each: longer ones are a break
     * @param centimetres    from bin to bin in the order of the right scans of one walk; empty at the bench and where no floor plan is known
     * @param foundAtBench   picks of this person that the bench found wrong, missing or too many
     * @param unitsByHour    units by hour of the day, 0 to 23
     */
    public record Row(String person, String kind, int lines, int units, int wrongScans, long activeSeconds, OptionalLong centimetres, int foundAtBench, List<Integer> unitsByHour) {
        /** Units per active hour; 0 if there were not two scans. */
        public long unitsPerHour() {
            return activeSeconds == 0 ? 0 : Math.round(units * 3600.0 / activeSeconds);
        }

        public long linesPerHour() {
            return activeSeconds == 0 ? 0 : Math.round(lines * 3600.0 / activeSeconds);
        }

        /** Wrong scans for 1 000 lines. */
        public double wrongPerThousand() {
            return lines == 0 ? 0 : wrongScans * 1000.0 / lines;
        }

        /** Picks that the bench found wrong for 1 000 lines; the house's aim is 1 at most. */
        public double foundPerThousand() {
            return lines == 0 ? 0 : foundAtBench * 1000.0 / lines;
        }

        public int inHour(int hour) {
            return unitsByHour.get(hour);
        }
    }

    public int most() {
        return people.stream().flatMap(row -> row.unitsByHour().stream()).max(Integer::compare).orElse(0);
    }
}
