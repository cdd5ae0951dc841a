package dev.wharf.picking.route;

import java.util.Arrays;

/** The cheapest partial tour of each class after one step, and how it came to be. */
final class Layer {
    private int[] tourClass = new int[32];
    private int[] cost = new int[32];
    private int[] from = new int[32];
    private int[] how = new int[32];
    private int size;

    /**
     * @param slots place of each class in this layer plus one, 0 if it has none
     * @param from place of the predecessor in the layer before
     * @param how which of the steps was taken
     */
    void offer(int[] slots, int number, int centimetres, int before, int step) {
        int at = slots[number] - 1;
        if (at < 0) {
            at = size++;
            if (at == cost.length) grow();
            tourClass[at] = number;
            slots[number] = size;
        } else if (cost[at] <= centimetres) {
            return;
        }
        cost[at] = centimetres;
        from[at] = before;
        how[at] = step;
    }

    private void grow() {
        tourClass = Arrays.copyOf(tourClass, 2 * tourClass.length);
        cost = Arrays.copyOf(cost, tourClass.length);
        from = Arrays.copyOf(from, tourClass.length);
        how = Arrays.copyOf(how, tourClass.length);
    }

    /** Takes this layer's places out of the table, for the next layer. */
    void leave(int[] slots) {
        for (int i = 0; i < size; i++) slots[tourClass[i]] = 0;
    }

    int size() {
        return size;
    }

    int tourClass(int at) {
        return tourClass[at];
    }

    int cost(int at) {
        return cost[at];
    }

    int from(int at) {
        return from[at];
    }

    int how(int at) {
        return how[at];
    }
}
