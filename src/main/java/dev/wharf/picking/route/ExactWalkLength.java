package dev.wharf.picking.route;

import java.util.Arrays;
import java.util.List;

/**
 * Lengths of shortest walks by the steps of {@link ExactPlan} taken backwards, from the last column to the first, so that every class looks up what it may become: the cheapest way to complete it.
 * Plain arrays, no memory of the way. Not for several threads at once. Sites of more than five blocks are left to {@link ExactPlan}, which is slower.
 */
public final class ExactWalkLength implements WalkLength {
    private static final int NOWHERE = Integer.MAX_VALUE;

    private final Layout layout;
    private final List<Spot> spots;
    private final SpotTable table;
    private final int[] aisleX;
    private final int depotX;
    private final Frame[] frames;
    private final Marks marks;
    private final ColumnPrices[] prices;
    private int[] now = new int[0];
    private int[] then = new int[0];

    /** @param spots all that will be asked for; two may be at one place */
    public ExactWalkLength(Layout layout, List<Spot> spots) {
        this.layout = layout;
        this.spots = List.copyOf(spots);
        table = new SpotTable(layout, spots);
        aisleX = layout.aisleX().stream().mapToInt(x -> x).toArray();
        depotX = layout.depot().x();
        int blocks = layout.blocks().size();
        frames = blocks < ClassSteps.MOST ? new Frame[1 << blocks] : new Frame[0];
        marks = new Marks(table.places());
        prices = new ColumnPrices[blocks];
        Arrays.setAll(prices, any -> new ColumnPrices());
    }

    @Override
    public int of(int[] numbers, int count) {
        if (count == 0) return 0;
        return frames.length == 0 ? ofManyBlocks(numbers, count) : walk(mark(numbers, count));
    }

    private int ofManyBlocks(int[] numbers, int count) {
        var some = Arrays.stream(numbers, 0, count).mapToObj(spots::get).toList();
        return ExactPlan.of(layout, some, Floor.of(layout, some)).centimetres();
    }

    private Frame mark(int[] numbers, int count) {
        marks.clear();
        int blocks = 0;
        for (int i = 0; i < count; i++) {
            int place = table.rank[numbers[i]];
            marks.set(place);
            blocks |= 1 << table.block[place];
        }
        if (frames[blocks] == null) frames[blocks] = Frame.of(layout, blocks);
        return frames[blocks];
    }

    private int walk(Frame frame) {
        begin(frame.steps());
        boolean depotOpen = true;
        int at = NOWHERE;
        for (int place = marks.before(table.places()); place >= 0; ) {
            int aisle = table.aisle[place];
            if (depotOpen && depotX > aisleX[aisle]) {
                at = depot(frame, at);
                depotOpen = false;
            }
            at = back(frame.steps(), at, aisleX[aisle]);
            place = gather(frame, place, aisle);
            for (int row = frame.height().length - 1; row >= 0; row--) pass(frame, row);
            if (depotOpen && depotX == at) {
                depot(frame, at);
                depotOpen = false;
            }
        }
        if (depotOpen) depot(frame, at);
        return now[PartialTours.EMPTY];
    }

    private int depot(Frame frame, int fromX) {
        back(frame.steps(), fromX, depotX);
        var to = frame.steps().depot[frame.depotRow()];
        for (int number = 0; number < to.length; number++) then[number] = now[to[number]];
        turn();
        return depotX;
    }

    /** At the end only what is complete costs nothing more. */
    private void begin(ClassSteps steps) {
        if (now.length < steps.size) {
            now = new int[steps.size];
            then = new int[steps.size];
        }
        for (int number = 0; number < steps.size; number++) now[number] = steps.complete[number] ? 0 : Reach.NEVER;
    }

    /** @return the next place, in another aisle */
    private int gather(Frame frame, int last, int aisle) {
        for (int row = 0; row < frame.height().length; row++) prices[row].clear();
        int place = last;
        while (place >= 0 && table.aisle[place] == aisle) {
            prices[frame.gap()[table.block[place]]].add(table.offset[place]);
            place = marks.before(place);
        }
        return place;
    }

    /** From a column to the one before it. @return where that is */
    private int back(ClassSteps steps, int fromX, int toX) {
        if (fromX == NOWHERE || fromX == toX) return toX;
        int width = fromX - toX;
        var at = now;
        var edges = steps.edges;
        for (int number = 0; number < edges.length; number++) at[number] = Math.min(Reach.NEVER, at[number] + width * edges[number]);
        var wider = steps.wider;
        var narrower = steps.narrower;
        for (int i = wider.length - 1; i >= 0; i--) at[wider[i]] = Math.min(at[wider[i]], at[narrower[i]]);
        return toX;
    }

    private void pass(Frame frame, int row) {
        if (prices[row].empty()) idle(frame.steps(), row, frame.height()[row]);
        else serve(frame.steps(), row, frame.height()[row], prices[row]);
    }

    private void idle(ClassSteps steps, int row, int height) {
        var once = steps.once[row];
        var twice = steps.twice[row];
        var from = now;
        var to = then;
        for (int number = 0; number < once.length; number++) {
            to[number] = Math.min(from[number], Math.min(from[once[number]] + height, from[twice[number]] + 2 * height));
        }
        turn();
    }

    private void serve(ClassSteps steps, int row, int height, ColumnPrices price) {
        int fromBelow = price.fromBelow();
        int fromAbove = price.fromAbove(height);
        int fromBoth = price.fromBoth(height);
        var once = steps.once[row];
        var twice = steps.twice[row];
        var below = steps.below[row];
        var above = steps.above[row];
        var both = steps.both[row];
        var from = now;
        var to = then;
        for (int number = 0; number < once.length; number++) {
            int least = Math.min(from[once[number]] + height, from[twice[number]] + 2 * height);
            least = Math.min(least, Math.min(from[below[number]] + fromBelow, from[above[number]] + fromAbove));
            to[number] = Math.min(Reach.NEVER, Math.min(least, from[both[number]] + fromBoth));
        }
        turn();
    }

    private void turn() {
        var free = now;
        now = then;
        then = free;
    }
}
