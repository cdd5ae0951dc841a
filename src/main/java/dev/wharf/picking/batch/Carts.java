package dev.wharf.picking.batch;

import dev.wharf.picking.route.ChangingWalk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Who is on which cart, with the walk of each. As long as a cart of its own for each order would be more, there is an empty one. */
final class Carts {
    private final Loads loads;
    private final Supplier<ChangingWalk> walks;
    private final List<OneCart> carts = new ArrayList<>();
    private final int[] cartOf;
    /** Length of the walk of an order's cart without it, or {@link #UNKNOWN} since the cart changed. */
    private final int[] without;
    private long centimetres;

    private static final int UNKNOWN = -1;

    /** The members of a cart stand first in its list, in no order. */
    private static final class OneCart {
        private final ChangingWalk walk;
        private final long[] load;
        private int[] members = new int[16];
        private int count;

        private OneCart(ChangingWalk walk, long[] load) {
            this.walk = walk;
            this.load = load;
        }
    }

    Carts(Loads loads, Supplier<ChangingWalk> walks, List<List<Integer>> start) {
        this.loads = loads;
        this.walks = walks;
        cartOf = new int[start.stream().mapToInt(List::size).sum()];
        without = new int[cartOf.length];
        for (var orders : start) {
            int cart = open();
            for (int order : orders) put(cart, order);
            walk(cart);
        }
        keepOneEmpty();
    }

    private int open() {
        carts.add(new OneCart(walks.get(), loads.none()));
        return carts.size() - 1;
    }

    private void keepOneEmpty() {
        for (var cart : carts) if (cart.count == 0) return;
        if (carts.size() < cartOf.length) open();
    }

    private void put(int number, int order) {
        var cart = carts.get(number);
        if (cart.count == cart.members.length) cart.members = Arrays.copyOf(cart.members, 2 * cart.count);
        cart.members[cart.count++] = order;
        loads.add(cart.load, order);
        cartOf[order] = number;
    }

    private void take(int order) {
        var cart = carts.get(cartOf[order]);
        int at = 0;
        while (cart.members[at] != order) at++;
        cart.members[at] = cart.members[--cart.count];
        loads.remove(cart.load, order);
    }

    private void walk(int number) {
        var cart = carts.get(number);
        centimetres -= cart.walk.centimetres();
        cart.walk.become(cart.members, cart.count);
        centimetres += cart.walk.centimetres();
        for (int i = 0; i < cart.count; i++) without[cart.members[i]] = UNKNOWN;
    }

    int count() {
        return carts.size();
    }

    int cartOf(int order) {
        return cartOf[order];
    }

    int orders(int cart) {
        return carts.get(cart).count;
    }

    int order(int cart, int place) {
        return carts.get(cart).members[place];
    }

    long centimetres() {
        return centimetres;
    }

    int centimetres(int cart) {
        return carts.get(cart).walk.centimetres();
    }

    boolean fits(int cart, int out, int in) {
        return loads.fits(carts.get(cart).load, out, in);
    }

    /** Length of the walk of an order's cart if the order were not on it. */
    int without(int order) {
        if (without[order] == UNKNOWN) without[order] = centimetresIf(cartOf[order], order, ChangingWalk.NONE);
        return without[order];
    }

    int centimetresIf(int cart, int out, int in) {
        return carts.get(cart).walk.centimetresIf(out, in);
    }

    void move(int order, int to) {
        int from = cartOf[order];
        take(order);
        put(to, order);
        walk(from);
        walk(to);
        keepOneEmpty();
    }

    void swap(int one, int other) {
        int from = cartOf[one];
        int to = cartOf[other];
        take(one);
        take(other);
        put(to, one);
        put(from, other);
        walk(from);
        walk(to);
    }

    int[] assignment() {
        return cartOf.clone();
    }
}
