package dev.wharf.lead;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The floor at this moment.
 *
 * @param urgent the open walks and counts that have to be done first, at most fifty
 */
public record FloorNow(List<Person> people, List<Queue> queues, List<Job> urgent) {
    /** Those whose goods somebody has to look for, the longest away first. */
    public List<Person> stranded() {
        return people.stream().filter(Person::stranded).sorted(Comparator.comparing(Person::seen)).toList();
    }

    /**
     * @param doing    PICK with a task in hand, PAPER with a sheet, VERIFY with a count open, REPLENISH on the way to a pick face, SORT at a put wall a moment ago, else IDLE
     * @param warehouse empty if it is not known
     * @param task     number of the pick task; null at the bench and without work
     * @param orders   in hand
     * @param units    to fetch or to count in all
     * @param done     of them
     * @param inHand   units that this person has scanned and that are still there: on the cart, in the count, or moved of a replenishment that is not done
     * @param since    when the work in hand was taken; null if there is none
     * @param lastScan null if there was none in the last twelve hours
     * @param place    bin or slot of the last scan; empty at the bench
     * @param away     whether work is in hand and nothing was scanned for {@link FloorReader#AWAY}: somebody should look
     * @param stranded whether that is so for {@code wharf.floor.return-after} with units in hand, none of which another person scanned: it does not go back by itself, and only a person can say where they are
     * @param seen     when something was last done with the work, or when it was taken
     */
    public record Person(String name, String doing, String warehouse, Long task, List<String> orders, int units, int done, int inHand, Instant since, Instant lastScan, String place, boolean away, boolean stranded, Instant seen) {
        public int percent() {
            return units == 0 ? 0 : done * 100 / units;
        }
    }

    /**
     * Orders on the floor of one warehouse by what is left until they have to leave.
     *
     * @param stage TO_PICK, PICKING or VERIFY
     * @param soon  two hours or less
     */
    public record Queue(String warehouse, String stage, int late, int soon, int later, Instant oldest) {
        public int all() {
            return late + soon + later;
        }
    }

    /** @param stage as above. @param holder whose hands it is in; empty if it waits. @param since when it came to this stage */
    public record Job(String order, String warehouse, String stage, String holder, Instant since, Instant shipBy) { }
}
