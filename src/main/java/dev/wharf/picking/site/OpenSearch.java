package dev.wharf.picking.site;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A good order of many stops: the nearest one first, then single stops moved and stretches turned round as long as that shortens the way. The same input gives the same answer. */
final class OpenSearch {
    private final int[] start;
    private final int[][] way;
    private final int[] end;
    private final List<Integer> order = new ArrayList<>();

    private OpenSearch(int[] start, int[][] way, int[] end) {
        this.start = start;
        this.way = way;
        this.end = end;
    }

    static OpenWalk.Found of(int[] start, int[][] way, int[] end) {
        var search = new OpenSearch(start, way, end);
        search.nearestFirst();
        int length = search.length();
        for (int shorter = search.improve(length); shorter < length; shorter = search.improve(length)) length = shorter;
        return new OpenWalk.Found(List.copyOf(search.order), length, false);
    }

    private void nearestFirst() {
        var open = new ArrayList<Integer>();
        for (int i = 0; i < start.length; i++) open.add(i);
        for (int at = -1; !open.isEmpty(); ) {
            int from = at;
            int next = open.stream().min((a, b) -> Integer.compare(from(from, a), from(from, b))).orElseThrow();
            open.remove(Integer.valueOf(next));
            order.add(next);
            at = next;
        }
    }

    /** @param stop -1 for the start */
    private int from(int stop, int next) {
        return stop < 0 ? start[next] : way[stop][next];
    }

    private int length() {
        int sum = end[order.get(order.size() - 1)];
        for (int i = 0; i < order.size(); i++) sum += from(i == 0 ? -1 : order.get(i - 1), order.get(i));
        return sum;
    }

    private int improve(int length) {
        int best = length;
        for (int i = 0; i < order.size(); i++) {
            for (int j = 0; j < order.size(); j++) {
                if (i == j) continue;
                if (j > i) {
                    Collections.reverse(order.subList(i, j + 1));
                    int turned = length();
                    if (turned < best) best = turned;
                    else Collections.reverse(order.subList(i, j + 1));
                }
                order.add(j, order.remove(i));
                int moved = length();
                if (moved < best) best = moved;
                else order.add(i, order.remove(j));
            }
        }
        return best;
    }
}
