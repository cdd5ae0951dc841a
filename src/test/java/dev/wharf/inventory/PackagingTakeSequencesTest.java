package dev.wharf.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.inventory.Bins.Content;
import dev.wharf.inventory.Bins.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Boxes leave while others lock, freeze, pick, send, damage and cancel: the bins never hold more than the house, and nobody loses a unit that was promised. */
class PackagingTakeSequencesTest {
    private static final int HOUSES = 3_000;
    private static final int STEPS = 40;

    /** What is true, also what the books do not say: which of the promised units were picked, and which damaged ones lie apart from the bins. */
    private static final class House {
        private final Random random;
        private final List<String> story = new ArrayList<>();
        private final int[] bins = new int[3];
        private final int[] planned = new int[3];
        private int onHand;
        private int locked;
        private int frozen;
        private int defective;
        private int pickedForOrders;
        private int pickedForTransfers;
        private int apart;

        private House(long seed) {
            random = new Random(seed);
        }

        private Balance balance() {
            return new Balance("BOX", "W", onHand, locked, frozen, 0, 0, defective, 0);
        }

        private int held() {
            return bins[0] + bins[1] + bins[2];
        }

        private int some(int atMost) {
            return atMost <= 0 ? 0 : random.nextInt(atMost + 1);
        }

        private void step() {
            int bin = random.nextInt(bins.length);
            int act = random.nextInt(11);
            int units = switch (act) {
                case 0, 1 -> some(20);
                case 2, 3 -> some(balance().free());
                case 4 -> some(Math.min(bins[bin], locked - pickedForOrders));
                case 5 -> some(Math.min(bins[bin] - planned[bin], frozen - pickedForTransfers));
                case 6 -> pickedForOrders;
                case 7 -> pickedForTransfers;
                case 8 -> some(bins[bin] - planned[bin]);
                case 9 -> some(Math.min(balance().free(), onHand + defective - held() - pickedForOrders - pickedForTransfers - apart));
                default -> 1 + some(8);
            };
            story.add(act + ":" + bin + ":" + units);
            switch (act) {
                case 0 -> putAway(bin, units);
                case 1 -> onHand += units;
                case 2 -> locked += units;
                case 3 -> frozen += units;
                case 4 -> pickForOrders(bin, units);
                case 5 -> pickForTransfers(bin, units);
                case 6 -> ship();
                case 7 -> sendOrCancel(bin);
                case 8 -> planned[bin] += units;
                case 9 -> damageApartOrWriteOff(units);
                default -> boxesLeave(units);
            }
        }

        private void putAway(int bin, int units) {
            onHand += units;
            bins[bin] += units;
        }

        private void pickForOrders(int bin, int units) {
            bins[bin] -= units;
            planned[bin] = Math.max(0, planned[bin] - units);
            pickedForOrders += units;
        }

        private void pickForTransfers(int bin, int units) {
            bins[bin] -= units;
            pickedForTransfers += units;
        }

        private void ship() {
            onHand -= pickedForOrders;
            locked -= pickedForOrders;
            pickedForOrders = 0;
        }

        private void sendOrCancel(int bin) {
            if (random.nextBoolean()) onHand -= pickedForTransfers;
            else bins[bin] += pickedForTransfers;
            frozen -= pickedForTransfers;
            pickedForTransfers = 0;
        }

        private void damageApartOrWriteOff(int units) {
            if (apart > 0) {
                defective -= apart;
                apart = 0;
            } else {
                onHand -= units;
                defective += units;
                apart = units;
            }
        }

        private void boxesLeave(int units) {
            var contents = new ArrayList<Content>();
            for (int i = 0; i < bins.length; i++) contents.add(new Content(new Place("W", Integer.toString(i), "BOX", ""), bins[i], planned[i], Instant.EPOCH));
            var take = PackagingTake.of(units, balance(), contents);
            assertThat(take.units()).as("%s", story).isBetween(0, Math.min(units, balance().free()));
            onHand -= take.units();
            for (var from : take.outOf()) {
                int i = Integer.parseInt(from.place().bin());
                assertThat(from.units()).as("%s", story).isBetween(1, bins[i] - planned[i]);
                bins[i] -= from.units();
            }
        }
    }

    @Test
    void the_bins_never_hold_more_than_the_house() {
        for (int seed = 0; seed < HOUSES; seed++) {
            var house = new House(seed);
            for (int i = 0; i < STEPS; i++) {
                house.step();
                assertThat(house.held()).as("bins fit the house, seed %s: %s", seed, house.story).isLessThanOrEqualTo(house.onHand + house.defective);
                assertThat(house.balance().legal()).as("seed %s: %s", seed, house.story).isTrue();
            }
        }
    }
}
