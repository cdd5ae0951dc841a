package dev.wharf.picking.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The classes of partial tours of a site with so many cross aisles, and what becomes of each class by one more step. A partial tour is what lies left of a line through the site; two of one
 * class can be completed by the same right side. A class tells for the point of each cross aisle on the line whether it is untouched, reached by an even or by an odd number of edges, and which
 * points hang together: 6 classes for one block, 24 for two, 112, 568 and 3032 for five. Source: Ratliff and Rosenthal 1983 for one block, Roodbergen and de Koster 2001 for two, Pansart,
 * Catusse and Cambazard 2018 for any number. Up to five blocks all are known from the start and the object is shared and never changes; above, they are found while a tour is sought, and each
 * tour has an object of its own.
 */
final class PartialTours {
    /** Nothing walked yet. */
    static final int EMPTY = 0;
    static final int IMPOSSIBLE = -1;
    private static final int UNKNOWN = -2;
    private static final int SHARED = 6;
    private static final PartialTours[] KNOWN = new PartialTours[SHARED + 1];

    private final int crossAisles;
    private final List<TourClass> classes = new ArrayList<>();
    private final Map<TourClass, Integer> numbers = new HashMap<>();
    private int[][] passed = new int[64][];
    private int[][] touched = new int[64][];
    private Turn[][] turns = new Turn[64][];

    /** One way to go on to the next aisle. @param edges along each cross aisle 0, 1 or 2 @param sum of the edges */
    record Turn(int to, int[] edges, int sum) { }

    private PartialTours(int crossAisles) {
        this.crossAisles = crossAisles;
        number(TourClass.untouched(crossAisles));
    }

    static boolean allKnown(int crossAisles) {
        return crossAisles <= SHARED;
    }

    static PartialTours of(int crossAisles) {
        return allKnown(crossAisles) ? shared(crossAisles) : new PartialTours(crossAisles);
    }

    private static synchronized PartialTours shared(int crossAisles) {
        if (KNOWN[crossAisles] == null) {
            var all = new PartialTours(crossAisles);
            all.findAll();
            KNOWN[crossAisles] = all;
        }
        return KNOWN[crossAisles];
    }

    private void findAll() {
        for (int number = 0; number < classes.size(); number++) {
            for (int block = 0; block < crossAisles - 1; block++) {
                for (var pass : Pass.values()) passed(number, block, pass);
            }
            for (int cross = 0; cross < crossAisles; cross++) touched(number, cross);
            turns(number);
        }
    }

    int size() {
        return classes.size();
    }

    /** The class after a pass between cross aisles block and block + 1; {@link #IMPOSSIBLE} if the pass would be of no use. */
    int passed(int number, int block, Pass pass) {
        int at = block * Pass.KINDS + pass.ordinal();
        if (passed[number][at] == UNKNOWN) {
            var after = classes.get(number).passed(block, pass);
            passed[number][at] = after == null ? IMPOSSIBLE : number(after);
        }
        return passed[number][at];
    }

    /** The class after the picker was at this cross aisle for a reason of its own: the depot. */
    int touched(int number, int cross) {
        if (touched[number][cross] == UNKNOWN) touched[number][cross] = number(classes.get(number).touched(cross));
        return touched[number][cross];
    }

    /** All ways to go on to the next aisle. Nothing left behind may lose its connection. */
    Turn[] turns(int number) {
        if (turns[number] == null) {
            List<Turn> found = new ArrayList<>();
            for (var edges : classes.get(number).waysOn()) found.add(new Turn(number(classes.get(number).after(edges)), edges, Arrays.stream(edges).sum()));
            turns[number] = found.toArray(Turn[]::new);
        }
        return turns[number];
    }

    /** Whether a partial tour of this class is a tour: in one piece, and no edge leads out. */
    boolean complete(int number) {
        return classes.get(number).complete();
    }

    private int number(TourClass tour) {
        var known = numbers.putIfAbsent(tour, classes.size());
        if (known != null) return known;
        int number = classes.size();
        classes.add(tour);
        if (number == passed.length) {
            passed = Arrays.copyOf(passed, 2 * number);
            touched = Arrays.copyOf(touched, 2 * number);
            turns = Arrays.copyOf(turns, 2 * number);
        }
        passed[number] = new int[(crossAisles - 1) * Pass.KINDS];
        touched[number] = new int[crossAisles];
        Arrays.fill(passed[number], UNKNOWN);
        Arrays.fill(touched[number], UNKNOWN);
        return number;
    }
}
