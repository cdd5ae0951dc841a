package dev.wharf.tracking;

import static dev.wharf.tracking.TrackingState.DELIVERED;
import static dev.wharf.tracking.TrackingState.IN_TRANSIT;
import static dev.wharf.tracking.TrackingState.OUT_FOR_DELIVERY;
import static dev.wharf.tracking.TrackingState.PROBLEM;
import static dev.wharf.tracking.TrackingState.RETURNED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParcelProgressTest {
    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

    /** Letters in the order of time: t in transit, o out for delivery, d delivered, p problem, r returned, - a line without a code. */
    @ParameterizedTest
    @CsvSource({"'', ,", "-, ,", "t, IN_TRANSIT, 0", "t-, IN_TRANSIT, 0", "tt, IN_TRANSIT, 0", "to, OUT_FOR_DELIVERY, 1", "top, PROBLEM, 2", "topo, OUT_FOR_DELIVERY, 3", "tod, DELIVERED, 2",
        "todt, DELIVERED, 2", "todp, DELIVERED, 2", "todo, DELIVERED, 2", "tod-, DELIVERED, 2", "todr, RETURNED, 3", "todrt, RETURNED, 3", "todrd, DELIVERED, 4", "tor, RETURNED, 2",
        "tort, IN_TRANSIT, 3", "tortd, DELIVERED, 4", "todtr, RETURNED, 4"})
    void the_newest_word_holds_but_only_a_return_takes_a_delivery_back(String way, TrackingState state, Integer since) {
        var progress = ParcelProgress.of(keys(scans(way)));
        assertThat(progress.state()).isEqualTo(state);
        assertThat(progress.stateAt()).isEqualTo(since == null ? null : START.plusSeconds(since));
        assertThat(progress.deliveredAt()).isEqualTo(state == DELIVERED ? START.plusSeconds(since) : null);
        assertThat(progress.lastScanAt()).isEqualTo(way.isEmpty() ? null : START.plusSeconds(way.length() - 1));
    }

    @Test
    void of_two_words_for_the_same_second_the_weightier_holds() {
        var both = List.of(new CarrierScan(START, IN_TRANSIT, "a", ""), new CarrierScan(START, DELIVERED, "b", ""));
        assertThat(ParcelProgress.of(keys(both)).state()).isEqualTo(DELIVERED);
    }

    /** Pushes of both kinds, full lists and single lines, some with wrong codes, lost times and repetitions. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void any_order_and_repetition_of_pushes_ends_in_the_same_state(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var pushes = pushes(random);
            var once = after(pushes);
            var disorder = new ArrayList<>(pushes);
            for (int i = random.nextInt(6); i > 0; i--) disorder.add(pushes.get(random.nextInt(pushes.size())));
            Collections.shuffle(disorder, random);
            assertThat(after(disorder)).as("seed %d round %d: %s", seed, round, pushes).isEqualTo(once);
        }
    }

    private static List<List<CarrierScan>> pushes(Random random) {
        var pushes = new ArrayList<List<CarrierScan>>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            var push = new ArrayList<CarrierScan>();
            for (int line = 1 + random.nextInt(8); line > 0; line--) {
                int state = random.nextInt(6);
                push.add(new CarrierScan(START.plusSeconds(random.nextInt(10)), state == 5 ? null : TrackingState.values()[state], "text " + random.nextInt(3), ""));
            }
            pushes.add(push);
        }
        return pushes;
    }

    /** As a worker does it: what is known grows by each push, and the state is found anew. */
    private static ParcelProgress after(List<List<CarrierScan>> pushes) {
        var known = new HashSet<CarrierScan.Key>();
        var progress = ParcelProgress.NONE;
        for (var push : pushes) {
            push.forEach(scan -> known.add(scan.key()));
            progress = ParcelProgress.of(known);
        }
        return progress;
    }

    private static List<CarrierScan> scans(String way) {
        var scans = new ArrayList<CarrierScan>();
        for (int i = 0; i < way.length(); i++) {
            var state = switch (way.charAt(i)) {
                case 't' -> IN_TRANSIT;
                case 'o' -> OUT_FOR_DELIVERY;
                case 'd' -> DELIVERED;
                case 'p' -> PROBLEM;
                case 'r' -> RETURNED;
                default -> null;
            };
            scans.add(new CarrierScan(START.plusSeconds(i), state, "line " + i, ""));
        }
        Collections.reverse(scans);
        return scans;
    }

    private static List<CarrierScan.Key> keys(List<CarrierScan> scans) {
        return scans.stream().map(CarrierScan::key).toList();
    }
}
