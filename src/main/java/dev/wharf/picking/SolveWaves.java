package dev.wharf.picking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wharf.picking.batch.CartLimits;
import dev.wharf.picking.batch.Effort;
import dev.wharf.picking.batch.Wave;
import dev.wharf.picking.batch.WaveOrder;
import dev.wharf.picking.batch.WavePlan;
import dev.wharf.picking.batch.WavePlanner;
import dev.wharf.picking.route.ExactTour;
import dev.wharf.picking.route.InstanceJson;
import dev.wharf.picking.route.Layout;
import dev.wharf.picking.route.Spot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Spreads the orders of each instance of a file over carts: {@code SolveWaves IN.json OUT.json [SECONDS]}. The seconds are those of one wave, on one thread. Needs Jackson and nothing else. */
public final class SolveWaves {
    private static final String FORMAT = "pick-wave/1";
    private static final double SECONDS = 5;
    private static final long SEED = 1;

    private SolveWaves() { }

    public static void main(String[] args) {
        if (args.length < 2 || args.length > 3) {
            System.err.println("Usage: SolveWaves IN.json OUT.json [SECONDS per wave, " + SECONDS + " unless given]");
            System.exit(2);
        }
        try {
            run(Path.of(args[0]), Path.of(args[1]), args.length == 3 ? seconds(args[2]) : SECONDS);
        } catch (IllegalArgumentException | IOException problem) {
            System.err.println(problem.getMessage());
            System.exit(1);
        }
    }

    private static double seconds(String text) {
        try {
            double seconds = Double.parseDouble(text);
            if (seconds > 0 && seconds <= 3600) return seconds;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("SECONDS must be a number, not " + text, e);
        }
        throw new IllegalArgumentException("SECONDS must be above 0 and at most 3600, not " + text);
    }

    /** The form of an answer is that of the instances' own checker. */
    record Result(String id, List<List<String>> batches, long distance, double millis) { }

    static void run(Path in, Path out, double seconds) throws IOException {
        List<Result> results = new ArrayList<>();
        for (var instance : InstanceJson.read(in, FORMAT)) results.add(solve(instance, Effort.of(Duration.ofNanos((long) (seconds * 1e9)))));
        new ObjectMapper().writeValue(out.toFile(), Map.of("results", results));
    }

    private static Result solve(InstanceJson instance, Effort effort) {
        var wave = wave(instance);
        long began = System.nanoTime();
        var plan = WavePlanner.plan(wave, effort, SEED);
        var batches = plan.carts().stream().map(cart -> stops(wave, cart.orders())).toList();
        double millis = (System.nanoTime() - began) / 1e6;
        System.err.println(line(instance.id(), plan, millis));
        return new Result(instance.id(), batches, plan.centimetres(), Math.round(millis * 10) / 10.0);
    }

    private static String line(String id, WavePlan plan, double millis) {
        long before = plan.firstComeCentimetres();
        return String.format(Locale.ROOT, "%s: %d carts, %d cm; first come, first served: %d carts, %d cm (-%.1f %%); %d steps, %.0f ms%s", id, plan.carts().size(), plan.centimetres(),
            plan.firstCome().size(), before, before == 0 ? 0 : 100.0 * (before - plan.centimetres()) / before, plan.steps(), millis,
            plan.oversize().isEmpty() ? "" : "; too large for a cart: " + String.join(", ", plan.oversize()));
    }

    private static Wave wave(InstanceJson instance) {
        var layout = instance.layout();
        List<WaveOrder> orders = new ArrayList<>();
        try {
            for (var order : instance.list(instance.root(), "orders", "")) orders.add(order(instance, layout, order, "orders[" + orders.size() + "]."));
            var cart = instance.root().path("cart");
            return new Wave(layout, orders, new CartLimits(limit(instance, cart, "maxOrders"), limit(instance, cart, "maxUnits"), null, null));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw e.getMessage().startsWith("Instance ") ? e : instance.wrong(e.getMessage(), e);
        }
    }

    private static WaveOrder order(InstanceJson instance, Layout layout, JsonNode node, String where) {
        List<Spot> spots = new ArrayList<>();
        int units = 0;
        for (var line : instance.list(node, "lines", where)) {
            var at = where + "lines[" + spots.size() + "].";
            spots.add(instance.spot(layout, line, at));
            units = Math.addExact(units, instance.number(line, "qty", at));
        }
        return new WaveOrder(instance.text(node, "id", where), spots, units, 0, 0);
    }

    /** @return null without a limit */
    private static Integer limit(InstanceJson instance, JsonNode cart, String field) {
        return cart.path(field).isNull() ? null : Integer.valueOf(instance.number(cart, field, "cart."));
    }

    /** The lines of one cart in the order of its walk. */
    private static List<String> stops(Wave wave, List<String> cart) {
        var byId = wave.orders().stream().collect(Collectors.toMap(WaveOrder::id, order -> order));
        List<String> ids = new ArrayList<>();
        List<Spot> spots = new ArrayList<>();
        for (var id : cart) {
            var lines = byId.get(id).spots();
            for (int line = 0; line < lines.size(); line++) ids.add(id + "#" + line);
            spots.addAll(lines);
        }
        return ExactTour.of(wave.layout(), spots).order().stream().map(ids::get).toList();
    }
}
