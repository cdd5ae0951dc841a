package dev.wharf.picking.wave;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import java.time.Instant;
import java.util.List;

/**
 * Orders that are picked together.
 *
 * @param metresKnown whether the warehouse has a floor plan; without one there are no metres
 * @param figures     of the plan as it is now; {@code firstCome}: of carts filled in the order of arrival, when it was planned
 * @param note        why it was discarded, or what happened at its release; empty if nothing
 * @param startedAt   when the search for the plan began; null before
 */
record Wave(long id, String warehouse, String template, State state, boolean byItself, Terms terms, boolean metresKnown, Figures figures, Figures firstCome, Text note, String createdBy,
            Instant createdAt, Instant startedAt, Instant plannedAt, Instant releasedAt, Instant closedAt, int tries) {
    enum State { PLANNING, PLANNED, RELEASED, DONE, DISCARDED }

    /** @param task 0 before the release */
    record Cart(int number, long task, long centimetres, int seconds, boolean oversize) { }

    /** @param cart 0 before it is planned @param position on the cart, from 1 @param why it left; else empty */
    record Member(FulfillmentId id, int cart, int position, MemberState state, String why, Instant due, boolean atRisk) {
        Member done() {
            return new Member(id, cart, position, MemberState.DONE, "", due, atRisk);
        }

        Member left(Why why) {
            return new Member(id, cart, position, MemberState.LEFT, why.name(), due, false);
        }
    }

    /** DONE: its share is picked; it is no longer claimed, so that it may join another wave if it comes back. */
    enum MemberState { CLAIMED, PLANNED, PICKING, DONE, LEFT }

    /** Words of {@code wave_order.why}. GONE: cancelled, taken or begun before the release. */
    enum Why { REMOVED, URGENT, GONE, CANCELLED, SHORT, DISCARDED }

    /** A wave with its carts and orders. */
    record Whole(Wave wave, List<Cart> carts, List<Member> members) {
        List<Member> on(int cart) {
            return members.stream().filter(m -> m.cart() == cart && m.state() != MemberState.LEFT).toList();
        }

        List<Member> open() {
            return members.stream().filter(m -> m.state() != MemberState.LEFT && m.state() != MemberState.DONE).toList();
        }
    }

    String no() {
        return "W" + id;
    }
}
