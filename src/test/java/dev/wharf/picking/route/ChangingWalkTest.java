package dev.wharf.picking.route;

import static dev.wharf.picking.route.ChangingWalk.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Every answer against the length of the shortest walk from scratch. */
class ChangingWalkTest {
    /** @param groups their spots @param shuffle for who is in the walk */
    record Question(Layout layout, List<List<Spot>> groups, Random shuffle) { }

    @Provide
    Arbitrary<Question> questions() {
        return Arbitraries.randomValue(random -> question(random, RandomSites.site(random, 0).layout(), 7));
    }

    private static Question question(Random random, Layout layout, int mostGroups) {
        List<List<Spot>> groups = new ArrayList<>();
        for (int count = 2 + random.nextInt(mostGroups - 1); count > 0; count--) {
            groups.add(IntStream.rangeClosed(0, random.nextInt(4)).mapToObj(any -> RandomSites.spot(layout, random)).toList());
        }
        return new Question(layout, groups, random);
    }

    @Property(tries = 400)
    void a_change_costs_what_the_shortest_walk_says(@ForAll("questions") Question question) {
        everyChange(question);
    }

    /** Two walks take turns, as two carts do. */
    private static void everyChange(Question question) {
        var walks = new ChangingWalks(question.layout(), question.groups());
        var scratch = new Scratch(question);
        var pair = List.of(walks.walk(), walks.walk());
        assertThat(pair.get(0).centimetres()).isZero();
        for (int turn = 0; turn < 4; turn++) {
            var walk = pair.get(turn % 2);
            var groups = new ArrayList<>(IntStream.range(0, question.groups().size()).boxed().toList());
            Collections.shuffle(groups, question.shuffle());
            int size = question.shuffle().nextInt(groups.size() + 1);
            walk.become(groups.stream().mapToInt(group -> group).toArray(), size);
            var inside = groups.subList(0, size);
            assertThat(walk.centimetres()).isEqualTo(scratch.shortest(inside, NONE, NONE));
            for (int out : with(inside)) {
                for (int in : with(groups.subList(size, groups.size()))) {
                    assertThat(walk.centimetresIf(out, in)).as("%s, out %d, in %d", inside, out, in).isEqualTo(scratch.shortest(inside, out, in));
                }
            }
            assertThat(walk.centimetres()).isEqualTo(scratch.shortest(inside, NONE, NONE));
        }
    }

    private static List<Integer> with(List<Integer> groups) {
        var all = new ArrayList<>(groups);
        all.add(NONE);
        return all;
    }

    /** More places in one aisle than one word has bits. */
    @Test
    void aisles_of_150_places() {
        var random = new Random(3);
        for (int i = 0; i < 10; i++) {
            var layout = new Layout(List.of(0, 250, 500), List.of(0, 20_000, 40_000), List.of(new Block(150, 100, 120), new Block(150, 100, 120)), new Depot(300, 1));
            List<List<Spot>> groups = new ArrayList<>(List.of(IntStream.range(0, 150).mapToObj(bin -> layout.spot(1, 0, bin)).toList()));
            for (int group = 0; group < 6; group++) groups.add(IntStream.rangeClosed(0, random.nextInt(4)).mapToObj(any -> RandomSites.spot(layout, random)).toList());
            everyChange(new Question(layout, groups, random));
        }
    }

    /** Up to five blocks with picks the changes are worked out step by step, above from scratch. */
    @Test
    void sites_of_many_blocks() {
        var random = new Random(7);
        for (int blocks = 5; blocks <= 7; blocks++) {
            everyChange(question(random, RandomSites.site(random, 0, blocks).layout(), 3));
        }
    }

    private static final class Scratch {
        private final List<List<Spot>> groups;
        private final List<Spot> spots;
        private final WalkLength length;

        private Scratch(Question question) {
            groups = question.groups();
            spots = groups.stream().flatMap(List::stream).toList();
            length = new ExactWalkLength(question.layout(), spots);
        }

        private int shortest(List<Integer> inside, int out, int in) {
            var asked = Stream.concat(inside.stream().filter(group -> group != out), Stream.of(in).filter(group -> group != NONE))
                .flatMap(group -> groups.get(group).stream()).mapToInt(spots::indexOf).toArray();
            return length.of(asked, asked.length);
        }
    }
}
