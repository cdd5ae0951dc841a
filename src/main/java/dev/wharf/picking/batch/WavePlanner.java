package dev.wharf.picking.batch;

import dev.wharf.picking.route.ChangingWalk;
import dev.wharf.picking.route.ChangingWalks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Spreads the orders of a wave over carts so that the carts walk little in all. The same wave, seed and steps give the same plan. One thread. */
public final class WavePlanner {
    /** Times the square of the orders: enough to find the proven optimum of each small instance ten times over; a wave of more than some fifty orders runs out of time before. */
    private static final long STEPS = 2000;

    private final List<WaveOrder> orders = new ArrayList<>();
    private final List<WaveOrder> oversize = new ArrayList<>();
    private final Loads loads;
    private final ChangingWalks walks;
    private final ChangingWalk walk;

    private WavePlanner(Wave wave) {
        loads = wave.cart().loads();
        for (var order : wave.orders()) (loads.fitsAlone(order) ? orders : oversize).add(order);
        loads.of(orders);
        List<WaveOrder> all = new ArrayList<>(orders);
        all.addAll(oversize);
        walks = new ChangingWalks(wave.layout(), all.stream().map(WaveOrder::spots).toList());
        walk = walks.walk();
    }

    public static WavePlan plan(Wave wave, Effort effort, long seed) {
        if (wave.orders().isEmpty()) return new WavePlan(List.of(), List.of(), List.of(), 0);
        return new WavePlanner(wave).plan(effort, new SplittableRandom(seed));
    }

    private WavePlan plan(Effort effort, SplittableRandom random) {
        var running = effort.start(STEPS * orders.size() * orders.size());
        var firstCome = FirstCome.carts(loads, orders.size());
        var best = firstCome;
        long steps = 0;
        if (firstCome.size() > 1) {
            var search = new CartSearch(new Carts(loads, walks::walk, firstCome), new Nearby(walks.layout(), orders, random), orders.size(), random);
            steps = search.run(running);
            best = carts(search.best());
        }
        return new WavePlan(answer(best), answer(firstCome), oversize.stream().map(WaveOrder::id).toList(), steps);
    }

    /** In the order of the first order of each. */
    private static List<List<Integer>> carts(int[] cartOf) {
        Map<Integer, List<Integer>> carts = new TreeMap<>();
        IntStream.range(0, cartOf.length).forEach(order -> carts.computeIfAbsent(cartOf[order], any -> new ArrayList<>()).add(order));
        return carts.values().stream().sorted((a, b) -> Integer.compare(a.get(0), b.get(0))).toList();
    }

    private List<Cart> answer(List<List<Integer>> carts) {
        List<Cart> answer = new ArrayList<>();
        for (var cart : carts) answer.add(cart(cart.stream().map(order -> orders.get(order).id()).toList(), cart.stream().mapToInt(order -> order).toArray()));
        for (int i = 0; i < oversize.size(); i++) answer.add(cart(List.of(oversize.get(i).id()), orders.size() + i));
        return answer;
    }

    private Cart cart(List<String> ids, int... numbers) {
        walk.become(numbers, numbers.length);
        return new Cart(ids, walk.centimetres());
    }
}
