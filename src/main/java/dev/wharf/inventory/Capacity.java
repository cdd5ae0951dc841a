package dev.wharf.inventory;

import dev.wharf.common.FulfillmentId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Slots of warehouses that take on so many fulfillments a day and no more; a warehouse without a limit is in no answer. A slot is taken with
 * the hard lock, freed with it, and kept once the goods have left. Days are those of China, where the house is. Call inside a lane, after
 * the stock was asked: both keep their rows until the commit, and all lanes take them in this order.
 */
public interface Capacity {
    /**
     * A warehouse from today up to a deadline.
     *
     * @param slots     of all these days
     * @param firstFree the first day with a slot left; null if there is none
     */
    record Use(int used, int slots, LocalDate firstFree) {
        public boolean full() {
            return firstFree == null;
        }
    }

    /** @param waiting fulfillments that wait for a slot of this warehouse, whatever the day */
    record Day(String warehouse, LocalDate day, int used, int limit, int waiting) { }

    /**
     * What these warehouses have left up to the deadline, or today if it has passed; by code, limited ones only.
     *
     * @param until of the whole lane, so that it is asked once
     */
    Map<String, Use> use(Collection<String> warehouses, Instant shipBy, Instant until);

    /**
     * Takes a slot on the first day that has one. Nothing the second time, and nothing where no limit is set.
     *
     * @return false if there is none up to the deadline
     */
    boolean book(FulfillmentId id, String warehouse, Instant shipBy);

    /** Gives its slot back, if it has one. */
    void free(FulfillmentId id);

    /** Notes that it waits until one of these warehouses has a slot. */
    void await(FulfillmentId id, Collection<String> warehouses, Instant shipBy);

    /** Those that wait and would find a slot now, the most urgent first and no more than there are slots. */
    List<FulfillmentId> served(int atMost);

    /** Ends the wait of these. @return those whose wait another node is not ending at this moment */
    List<FulfillmentId> claim(Collection<FulfillmentId> ids);

    /** Each limited warehouse today and on the days after it. */
    List<Day> days(int days);
}
