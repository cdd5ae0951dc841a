package dev.wharf.picking.route;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The shortest walk of each instance of a file: {@code SolveRoutes IN.json OUT.json}. Needs Jackson and nothing else. */
public final class SolveRoutes {
    private static final String FORMAT = "pick-routing/1";

    private SolveRoutes() { }

    public static void main(String[] args) {
        if (args.length != 2) {
            System.err.println("Usage: SolveRoutes IN.json OUT.json");
            System.exit(2);
        }
        try {
            run(Path.of(args[0]), Path.of(args[1]));
        } catch (IllegalArgumentException | IOException problem) {
            System.err.println(problem.getMessage());
            System.exit(1);
        }
    }

    /** The form of an answer is that of the instances' own checker. */
    record Result(String id, List<String> sequence, int distance, double millis) { }

    private record Picks(List<String> ids, List<Spot> spots) { }

    static void run(Path in, Path out) throws IOException {
        List<Result> results = new ArrayList<>();
        for (var instance : InstanceJson.read(in, FORMAT)) results.add(solve(instance));
        new ObjectMapper().writeValue(out.toFile(), Map.of("results", results));
    }

    private static Result solve(InstanceJson instance) {
        var layout = instance.layout();
        var picks = picks(instance, layout);
        long began = System.nanoTime();
        var route = ExactTour.of(layout, picks.spots());
        double millis = (System.nanoTime() - began) / 1e6;
        System.err.println(String.format(Locale.ROOT, "%s: %d picks, %d cm, %.1f ms", instance.id(), picks.ids().size(), route.centimetres(), millis));
        return new Result(instance.id(), route.order().stream().map(picks.ids()::get).toList(), route.centimetres(), Math.round(millis * 100) / 100.0);
    }

    private static Picks picks(InstanceJson instance, Layout layout) {
        var picks = new Picks(new ArrayList<>(), new ArrayList<>());
        Set<String> seen = new HashSet<>();
        for (var pick : instance.list(instance.root(), "picks", "")) {
            var where = "picks[" + picks.ids().size() + "].";
            var id = instance.text(pick, "id", where);
            if (!seen.add(id)) throw instance.wrong(where + "id " + id + " is there twice", null);
            picks.ids().add(id);
            picks.spots().add(instance.spot(layout, pick, where));
        }
        return picks;
    }
}
