package dev.wharf.stockpush;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.stockpush.Listing.Key;
import dev.wharf.stockpush.Listing.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingTest {
    private static final Instant T0 = Instant.parse("2026-11-23T02:00:00Z");
    private static final Duration SETTLE = Duration.ofSeconds(30);
    private static final Duration AGAIN = Duration.ofMinutes(10);

    private static Instant at(int second) {
        return T0.plusSeconds(second);
    }

    private static Listing listing() {
        return Listing.unknown(new Key("S1", "C1"));
    }

    /** Told this number at second 1. */
    private static Listing told(int units) {
        return listing().want("T1", units, at(0), at(0)).send().accepted(at(1), SETTLE);
    }

    @Test
    void a_listing_that_was_never_worked_out_is_told_even_if_there_is_nothing() {
        assertThat(listing().want("T1", 0, at(0), at(0))).extracting(Listing::state, Listing::dueAt, Listing::version).containsExactly(State.DUE, at(0), 1L);
    }

    @ParameterizedTest(name = "{0} shown, {1} wanted: {2}")
    @CsvSource({"10, 0, 1000000", "1, 0, 1000000", "10, 5, 500", "10, 9, 100", "2, 1, 500", "0, 1, 1000", "0, 5000, 999999", "1000, 999, 1"})
    void what_sells_out_is_the_most_urgent_then_the_biggest_change(int shown, int wanted, int urgency) {
        assertThat(told(shown).want("T1", wanted, at(2), at(2)).urgency()).isEqualTo(urgency);
    }

    @Test
    void many_changes_are_told_as_one_and_the_lag_counts_from_the_first() {
        var due = told(9).want("T1", 8, at(10), at(10)).want("T1", 7, at(11), at(11)).want("T1", 6, at(12), at(12));
        assertThat(due.version()).isEqualTo(4);
        var done = due.send().accepted(at(14), SETTLE);
        assertThat(done).extracting(Listing::state, Listing::told, Listing::lagMs, Listing::since).containsExactly(State.CLEAN, 6, 4000L, null);
    }

    @Test
    void a_change_that_is_taken_back_before_it_was_told_is_not_told() {
        assertThat(told(9).want("T1", 8, at(10), at(10)).want("T1", 9, at(11), at(11))).extracting(Listing::state, Listing::dueAt).containsExactly(State.CLEAN, null);
    }

    @Test
    void a_change_meanwhile_is_told_after_the_one_on_its_way_with_a_lag_of_its_own() {
        var done = told(9).want("T1", 8, at(10), at(10)).send().want("T1", 7, at(12), at(12)).accepted(at(13), SETTLE);
        assertThat(done).extracting(Listing::state, Listing::told, Listing::wanted, Listing::since, Listing::lagMs).containsExactly(State.DUE, 8, 7, at(12), 3000L);
    }

    @Test
    void after_a_lost_answer_the_same_number_is_told_again_and_the_channel_is_asked_when_nothing_late_can_come() {
        var lost = told(9).want("T1", 8, at(10), at(10)).send().failed(at(15), Duration.ofSeconds(1), "504");
        assertThat(lost).extracting(Listing::state, Listing::dueAt, Listing::since, Listing::tries, Listing::inDoubt).containsExactly(State.DUE, at(16), at(10), 1, true);
        // Back to what the channel said yes to last: it may show the other number now.
        assertThat(lost.want("T1", 9, at(16), at(16)).state()).isEqualTo(State.DUE);
        var done = lost.send().accepted(at(17), SETTLE);
        assertThat(done).extracting(Listing::state, Listing::inDoubt, Listing::checkAt).containsExactly(State.CLEAN, false, at(47));
        assertThat(done.checked(8, at(47), SETTLE)).extracting(Listing::state, Listing::checkAt).containsExactly(State.CLEAN, null);
        assertThat(done.checked(5, at(47), SETTLE).state()).isEqualTo(State.DUE);
        assertThat(done.checked(null, at(47), SETTLE).state()).isEqualTo(State.DUE);
    }

    @Test
    void a_refused_listing_is_left_alone_for_a_while_even_if_its_number_changes() {
        var refused = told(9).want("T1", 8, at(10), at(10)).send().refused(at(11), AGAIN, "ended");
        assertThat(refused).extracting(Listing::state, Listing::dueAt, Listing::words).containsExactly(State.REFUSED, at(11).plus(AGAIN), "ended");
        assertThat(refused.want("T1", 7, at(12), at(12)).dueAt()).isEqualTo(at(11).plus(AGAIN));
        assertThat(refused.want("T1", 7, at(12).plus(AGAIN), at(12).plus(AGAIN)).dueAt()).isEqualTo(at(12).plus(AGAIN));
        assertThat(refused.again(at(12))).extracting(Listing::state, Listing::dueAt).containsExactly(State.DUE, at(12));
    }

    @Test
    void what_is_refused_is_told_again_though_nothing_changed_after_all_others() {
        var once = told(9).want("T1", 0, at(10), at(10)).send().refused(at(11), AGAIN, "session expired");
        assertThat(once).extracting(Listing::state, Listing::dueAt, Listing::refusals, Listing::urgency).containsExactly(State.REFUSED, at(611), 1, 0);
        var twice = once.send().unsent(at(611), Duration.ofSeconds(5)).send().refused(at(616), AGAIN, "session expired");
        assertThat(twice).extracting(Listing::dueAt, Listing::refusals).containsExactly(at(1216), 2);
        assertThat(twice.send().failed(at(1216), Duration.ofSeconds(1), "504")).extracting(Listing::refusals, Listing::failures).containsExactly(0, 1);
        assertThat(twice.send().accepted(at(1216), SETTLE)).extracting(Listing::state, Listing::refusals, Listing::urgency).containsExactly(State.CLEAN, 0, 1_000_000);
    }

    @Test
    void a_call_that_was_not_made_leaves_everything_as_it_was() {
        var due = told(9).want("T1", 8, at(10), at(10));
        assertThat(due.send().unsent(at(11), Duration.ofSeconds(5))).extracting(Listing::state, Listing::dueAt, Listing::since, Listing::inDoubt, Listing::tries)
            .containsExactly(State.DUE, at(16), at(10), false, 0);
    }

    /** A channel that loses answers, does things late, and keeps whatever came last, however old. In the end it shows what it should. */
    @Test
    void whatever_gets_lost_or_comes_late_the_channel_ends_with_the_newest_number() {
        for (int seed = 0; seed < 2000; seed++) {
            var end = new Simulation(seed).run();
            assertThat(end.channel).as("seed %d", seed).isEqualTo(end.listing.wanted());
            assertThat(end.listing.state()).isEqualTo(State.CLEAN);
        }
    }

    private static final class Simulation {
        private record Late(int second, int units) { }

        private final Random random;
        private final List<Late> late = new ArrayList<>();
        private Listing listing = listing();
        private Integer channel;
        private int second;

        Simulation(int seed) {
            random = new Random(seed);
        }

        Simulation run() {
            for (; second < 200; second++) step(second < 80);
            return this;
        }

        private void step(boolean trouble) {
            late.stream().filter(l -> l.second() == second).forEach(l -> channel = l.units());
            if (trouble && random.nextInt(3) == 0) listing = listing.want("T1", random.nextInt(6), at(second), at(second));
            if (listing.checkAt() != null && !listing.checkAt().isAfter(at(second))) listing = listing.checked(channel, at(second), SETTLE);
            if (listing.dueAt() == null || listing.dueAt().isAfter(at(second)) || listing.state() == State.SENT) return;
            listing = listing.send();
            if (trouble && random.nextInt(4) == 0) listing = listing.want("T1", random.nextInt(6), at(second), at(second));
            int units = listing.sent();
            switch (trouble ? random.nextInt(5) : 0) {
                case 1 -> lost(() -> channel = units);
                case 2 -> lost(() -> { });
                case 3 -> lost(() -> late.add(new Late(second + 1 + random.nextInt(25), units)));
                case 4 -> listing = listing.unsent(at(second), Duration.ofSeconds(2));
                default -> {
                    channel = units;
                    listing = listing.accepted(at(second), SETTLE);
                }
            }
        }

        private void lost(Runnable effect) {
            effect.run();
            listing = listing.failed(at(second), Duration.ofSeconds(1 + random.nextInt(4)), "lost");
        }
    }
}
