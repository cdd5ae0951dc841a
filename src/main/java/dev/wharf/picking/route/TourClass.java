package dev.wharf.picking.route;

import java.util.ArrayList;
import java.util.List;

/**
 * One class of partial tours, written as one character for each cross aisle: twice the number of the piece it belongs to, plus one if an odd number of edges reaches it; 0 if none does. Pieces
 * are numbered from 1 in order of their lowest cross aisle.
 */
record TourClass(String points) {
    static TourClass untouched(int crossAisles) {
        return new TourClass("\0".repeat(crossAisles));
    }

    /** The class after this pass of the block above this cross aisle; null if the same comes cheaper without it. */
    TourClass passed(int below, Pass pass) {
        int above = below + 1;
        var cells = points.toCharArray();
        boolean joined = piece(below) != 0 && piece(below) == piece(above);
        switch (pass) {
            case NONE -> { return this; }
            case ONCE -> {
                join(cells, below, above);
                cells[below] ^= 1;
                cells[above] ^= 1;
            }
            case TWICE -> {
                if (joined) return null;
                join(cells, below, above);
            }
            case FROM_BELOW -> touch(cells, below);
            case FROM_ABOVE -> touch(cells, above);
            case FROM_BOTH -> {
                touch(cells, below);
                touch(cells, above);
            }
            default -> throw new IllegalArgumentException("Unknown pass " + pass);
        }
        return numbered(cells);
    }

    TourClass touched(int cross) {
        var cells = points.toCharArray();
        touch(cells, cross);
        return numbered(cells);
    }

    /**
     * Edges along each cross aisle to the next aisle. From an odd point exactly one; from an even one none or two; from an untouched one none: two from there would only be a detour. Every piece
     * goes on somewhere.
     */
    List<int[]> waysOn() {
        List<int[]> ways = new ArrayList<>();
        wayOn(0, new int[points.length()], ways);
        return ways;
    }

    private void wayOn(int cross, int[] edges, List<int[]> ways) {
        if (cross == points.length()) {
            if (everyPieceGoesOn(edges)) ways.add(edges.clone());
            return;
        }
        edges[cross] = odd(cross) ? 1 : 0;
        wayOn(cross + 1, edges, ways);
        if (piece(cross) == 0 || odd(cross)) return;
        edges[cross] = 2;
        wayOn(cross + 1, edges, ways);
    }

    private boolean everyPieceGoesOn(int[] edges) {
        for (int cross = 0; cross < edges.length; cross++) {
            boolean goesOn = piece(cross) == 0;
            for (int other = 0; other < edges.length && !goesOn; other++) goesOn = piece(other) == piece(cross) && edges[other] > 0;
            if (!goesOn) return false;
        }
        return true;
    }

    TourClass after(int[] edges) {
        var cells = points.toCharArray();
        for (int cross = 0; cross < cells.length; cross++) if (edges[cross] == 0) cells[cross] = 0;
        return numbered(cells);
    }

    boolean complete() {
        boolean touched = false;
        for (int cross = 0; cross < points.length(); cross++) {
            if (odd(cross) || piece(cross) > 1) return false;
            touched |= piece(cross) == 1;
        }
        return touched;
    }

    private int piece(int cross) {
        return points.charAt(cross) >> 1;
    }

    private boolean odd(int cross) {
        return (points.charAt(cross) & 1) == 1;
    }

    private static void touch(char[] cells, int cross) {
        if (cells[cross] >> 1 != 0) return;
        char most = 0;
        for (char cell : cells) most = (char) Math.max(most, cell >> 1);
        cells[cross] = (char) (2 * (most + 1));
    }

    private static void join(char[] cells, int below, int above) {
        touch(cells, below);
        touch(cells, above);
        int from = cells[above] >> 1;
        for (int i = 0; i < cells.length; i++) if (cells[i] >> 1 == from) cells[i] = (char) (cells[below] & ~1 | cells[i] & 1);
    }

    private static TourClass numbered(char[] cells) {
        var numbers = new char[cells.length + 2];
        char next = 0;
        for (int i = 0; i < cells.length; i++) {
            int piece = cells[i] >> 1;
            if (piece == 0) continue;
            if (numbers[piece] == 0) numbers[piece] = ++next;
            cells[i] = (char) (2 * numbers[piece] | cells[i] & 1);
        }
        return new TourClass(new String(cells));
    }
}
