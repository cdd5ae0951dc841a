package dev.wharf.picking.route;

import java.util.Arrays;
import java.util.List;

/**
 * Lengths of shortest walks by the steps of {@link ExactPlan} without its memory of the way, over plain arrays. Not for several threads at once. Sites of more than five blocks are left to
 * {@link ExactPlan}, which is slower.
 */
public final class ExactWalkLength implements WalkLength {
    private final Layout layout;
    private final List<Spot> spots;
    private final SpotTable table;
    private final int[] aisleX;
    private final Frame[] frames;
    private final long[] marks;
    private final ColumnPrices[] prices;
    private final int[] perEdge = new int[Steps.PRICES];
    private int[] now = new int[0];
    private int[] then = new int[0];

    /** @param spots all that will be asked for; two may be at one place */
    public ExactWalkLength(Layout layout, List<Spot> spots) {
        this.layout = layout;
        this.spots = List.copyOf(spots);
        table = new SpotTable(layout, spots);
        aisleX = layout.aisleX().stream().mapToInt(x -> x).toArray();
        int blocks = layout.blocks().size();
        frames = blocks < Steps.MOST ? new Frame[1 << blocks] : new Frame[0];
        marks = new long[table.places() + 63 >> 6];
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
        Arrays.fill(marks, 0);
        int blocks = 0;
        for (int i = 0; i < count; i++) {
            int place = table.rank[numbers[i]];
            marks[place >> 6] |= 1L << place;
            blocks |= 1 << table.block[place];
        }
        if (frames[blocks] == null) frames[blocks] = Frame.of(layout, blocks);
        return frames[blocks];
    }

    private int walk(Frame frame) {
        int size = frame.steps().size;
        if (now.length < size) {
            now = new int[size];
            then = new int[size];
        }
        Arrays.fill(now, 0, size, Reach.NEVER);
        now[PartialTours.EMPTY] = 0;
        int depotX = layout.depot().x();
        boolean depotOpen = true;
        int lastX = Integer.MIN_VALUE;
        int word = 0;
        long open = marks[0];
        while (true) {
            while (open == 0 && ++word < marks.length) open = marks[word];
            if (open == 0) break;
            int aisle = table.aisle[(word << 6) + Long.numberOfTrailingZeros(open)];
            int x = aisleX[aisle];
            if (depotOpen && depotX < x) {
                lastX = onward(frame, lastX, depotX);
                touch(frame);
                depotOpen = false;
            }
            lastX = onward(frame, lastX, x);
            if (depotOpen && depotX == x) {
                touch(frame);
                depotOpen = false;
            }
            for (int row = 0; row < frame.height().length; row++) prices[row].clear();
            do {
                int place = (word << 6) + Long.numberOfTrailingZeros(open);
                if (table.aisle[place] != aisle) break;
                prices[frame.gap()[table.block[place]]].add(table.offset[place]);
                open &= open - 1;
                while (open == 0 && ++word < marks.length) open = marks[word];
            } while (open != 0);
            for (int row = 0; row < frame.height().length; row++) pass(frame, row);
        }
        if (depotOpen) {
            onward(frame, lastX, depotX);
            touch(frame);
        }
        int best = Reach.NEVER;
        for (int number : frame.steps().complete) best = Math.min(best, now[number]);
        return best;
    }

    private int onward(Frame frame, int fromX, int toX) {
        if (fromX == Integer.MIN_VALUE) return toX;
        for (int edges = 0; edges < perEdge.length; edges++) perEdge[edges] = edges * (toX - fromX);
        take(frame, frame.steps().onward, perEdge);
        return toX;
    }

    private void touch(Frame frame) {
        Arrays.fill(perEdge, 0);
        take(frame, frame.steps().depot[frame.depotRow()], perEdge);
    }

    private void pass(Frame frame, int row) {
        var step = prices[row].empty() ? frame.steps().empty[row] : frame.steps().full[row];
        take(frame, step, prices[row].of(frame.height()[row]));
    }

    private void take(Frame frame, Steps.Step step, int[] price) {
        step.take(now, then, price, frame.steps().size);
        var free = now;
        now = then;
        then = free;
    }
}
