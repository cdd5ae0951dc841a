package dev.wharf.picking.batch;

import dev.wharf.picking.route.ChangingWalk;
import java.util.SplittableRandom;

/**
 * Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983) over who is on which cart, by two changes: an order moves to another cart, or two orders change places. Every length is that of the
 * shortest walk, and what a change can be worth at best is asked first. It never gives up the best it saw.
 */
final class CartSearch {
    /** Part of a wave's centimetres for each order; see docs/rules/waves.md for all numbers. */
    private static final double HOT = 0.25;
    private static final double COLD = 0.02;
    private static final double TO_A_NEIGHBOUR = 0.8;
    private static final double MOVES = 0.2;
    /** Steps between two looks at the clock. */
    private static final int STRIDE = 128;
    private static final int NONE = ChangingWalk.NONE;

    private final Carts carts;
    private final Nearby nearby;
    private final SplittableRandom random;
    private final int orders;
    private final double perOrder;
    private int[] best;
    private long bestCentimetres;
    private double temperature;

    CartSearch(Carts carts, Nearby nearby, int orders, SplittableRandom random) {
        this.carts = carts;
        this.nearby = nearby;
        this.random = random;
        this.orders = orders;
        perOrder = (double) carts.centimetres() / orders;
        best = carts.assignment();
        bestCentimetres = carts.centimetres();
    }

    /** @return the steps that were made */
    long run(Effort.Running effort) {
        for (long step = 0; ; step++) {
            if (step % STRIDE == 0) {
                double used = effort.used(step);
                if (used >= 1) return step;
                temperature = HOT * perOrder * Math.pow(COLD / HOT, used);
            }
            step();
            if (carts.centimetres() < bestCentimetres) {
                bestCentimetres = carts.centimetres();
                best = carts.assignment();
            }
        }
    }

    /** Number of the cart of each order. */
    int[] best() {
        return best;
    }

    private void step() {
        int order = random.nextInt(orders);
        int neighbour = NONE;
        int to;
        if (random.nextDouble() < TO_A_NEIGHBOUR) {
            var near = nearby.of(order);
            neighbour = near[random.nextInt(near.length)];
            to = carts.cartOf(neighbour);
        } else {
            to = random.nextInt(carts.count());
        }
        if (to == carts.cartOf(order)) return;
        double most = -temperature * Math.log(random.nextDouble());
        if (carts.orders(to) == 0 || random.nextDouble() < MOVES) {
            if (carts.fits(to, NONE, order)) move(order, to, most);
            return;
        }
        int other = carts.order(to, random.nextInt(carts.orders(to)));
        if (other != neighbour || carts.orders(to) == 1) swap(order, other, most);
    }

    /** @param most centimetres more that are put up with */
    private void move(int order, int to, double most) {
        int fewer = carts.without(order) - carts.centimetres(carts.cartOf(order));
        if (fewer > most) return;
        if (fewer + carts.centimetresIf(to, NONE, order) - carts.centimetres(to) <= most) carts.move(order, to);
    }

    /** A cart never walks less for one order more, so a walk without the order that leaves is a bound, and often rules the change out before both walks are worked out. */
    private void swap(int one, int other, double most) {
        int from = carts.cartOf(one);
        int to = carts.cartOf(other);
        if (!carts.fits(to, other, one) || !carts.fits(from, one, other)) return;
        double limit = most + carts.centimetres(from) + carts.centimetres(to);
        if (carts.without(one) + carts.without(other) > limit) return;
        int there = carts.centimetresIf(to, other, one);
        if (carts.without(one) + there > limit) return;
        if (carts.centimetresIf(from, one, other) + there <= limit) carts.swap(one, other);
    }
}
