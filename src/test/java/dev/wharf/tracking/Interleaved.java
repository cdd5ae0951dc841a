package dev.wharf.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.demo.StubCouriers.Scan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** A parcel's way as a feed tells it, pushed and asked for, in any order and any number of times. */
public final class Interleaved {
    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
    private static final int ROUNDS = 100;

    private Interleaved() { }

    /**
     * @param codes   the feed's own
     * @param push    writes a push of all scans up to some time, oldest first
     * @param answer  likewise an answer
     * @param read    what the feed's adapter makes of either
     */
    public static void check(long seed, List<String> codes, Function<List<Scan>, byte[]> push, Function<List<Scan>, byte[]> answer, Function<byte[], List<TrackingReport>> read) {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            var way = way(random, codes);
            var told = new ArrayList<byte[]>();
            for (int i = 2 + random.nextInt(8); i > 0; i--) {
                var upTo = way.subList(0, 1 + random.nextInt(way.size()));
                told.add((random.nextBoolean() ? push : answer).apply(upTo));
            }
            told.add((random.nextBoolean() ? push : answer).apply(way));
            Collections.shuffle(told, random);
            assertThat(after(told, read)).as("seed %d round %d: %s", seed, round, way).isEqualTo(after(List.of(push.apply(way)), read));
        }
    }

    /** Some scans in the same second. */
    private static List<Scan> way(Random random, List<String> codes) {
        var way = new ArrayList<Scan>();
        var at = START;
        for (int i = 1 + random.nextInt(9); i > 0; i--) {
            at = at.plusSeconds(random.nextInt(3));
            way.add(new Scan(at, codes.get(random.nextInt(codes.size())), "scan " + i));
        }
        return way;
    }

    private static ParcelProgress after(List<byte[]> told, Function<byte[], List<TrackingReport>> read) {
        var known = new HashSet<CarrierScan.Key>();
        var progress = ParcelProgress.NONE;
        for (var text : told) {
            for (var report : read.apply(text)) report.scans().forEach(scan -> known.add(scan.key()));
            progress = ParcelProgress.of(known);
        }
        return progress;
    }
}
