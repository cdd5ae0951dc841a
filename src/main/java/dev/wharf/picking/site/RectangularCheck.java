package dev.wharf.picking.site;

import dev.wharf.picking.route.Block;
import dev.wharf.picking.route.Depot;
import dev.wharf.picking.route.Layout;
import dev.wharf.picking.site.FloorPlan.Rectangular;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reads a rectangular plan; the first thing that is wrong is refused by the name of its field. */
final class RectangularCheck {
    private static final String AT = "rectangular.";
    private static final int AISLES = 500;
    private static final int BLOCKS = 50;
    private static final int BINS_OF_BLOCK = 1000;
    private static final int PATTERNS = 20;
    private static final int BINS = 50_000;
    /** 2 km from the origin, in centimetres: from any bin to any other it is then less than the 10 km that a search takes. */
    private static final int FARTHEST = 200_000;

    private final Rectangular plan;
    private final Layout layout;

    private RectangularCheck(Rectangular plan) {
        this.plan = plan;
        this.layout = layout();
    }

    static RectangularSite site(Rectangular plan) {
        var check = new RectangularCheck(plan);
        return new RectangularSite(check.layout, check.aisleNames(), new BinMap(check.bins(), check.patterns()), check.zones());
    }

    private Layout layout() {
        ascending("aisleX", plan.aisleX(), 1, AISLES);
        ascending("crossAisleY", plan.crossAisleY(), 2, BLOCKS + 1);
        if (plan.blocks().size() != plan.crossAisleY().size() - 1) {
            throw Field.wrong(AT + "blocks", "between " + plan.crossAisleY().size() + " cross aisles lie " + (plan.crossAisleY().size() - 1) + " blocks, not " + plan.blocks().size() + ".");
        }
        var blocks = new ArrayList<Block>();
        for (int b = 0; b < plan.blocks().size(); b++) blocks.add(block(b));
        var depot = plan.depot();
        if (depot == null) throw Field.wrong(AT + "depot", "is missing; walks start and end there.");
        int x = Field.number(AT + "depot.x", depot.x(), -FARTHEST, FARTHEST);
        return new Layout(plan.aisleX(), plan.crossAisleY(), blocks, new Depot(x, Field.number(AT + "depot.crossAisle", depot.crossAisle(), 0, plan.crossAisleY().size() - 1)));
    }

    private static void ascending(String name, List<Integer> values, int least, int most) {
        Field.size(AT + name, values.size(), least, most);
        for (int i = 0; i < values.size(); i++) {
            var field = AT + name + "[" + i + "]";
            Field.number(field, values.get(i), -FARTHEST, FARTHEST);
            if (i > 0 && values.get(i) <= values.get(i - 1)) throw Field.wrong(field, values.get(i) + " follows " + values.get(i - 1) + "; the numbers must ascend.");
        }
    }

    private Block block(int number) {
        var field = AT + "blocks[" + number + "]";
        var block = plan.blocks().get(number);
        if (block == null) throw Field.wrong(field, "is missing.");
        int bins = Field.number(field + ".bins", block.bins(), 0, BINS_OF_BLOCK);
        int first = Field.number(field + ".firstBinOffset", block.firstBinOffset(), 0, FARTHEST);
        int pitch = Field.number(field + ".binPitch", block.binPitch(), 0, FARTHEST);
        int height = plan.crossAisleY().get(number + 1) - plan.crossAisleY().get(number);
        long last = first + (long) pitch * Math.max(0, bins - 1);
        if (bins > 0 && last > height) throw Field.wrong(field + ".bins", "the block is " + height + " cm deep, but its last bin lies at " + last + " cm.");
        return new Block(bins, first, pitch);
    }

    private List<String> aisleNames() {
        if (plan.aisleNames().isEmpty()) return IntStream.rangeClosed(1, plan.aisleX().size()).mapToObj(Integer::toString).toList();
        if (plan.aisleNames().size() != plan.aisleX().size()) throw Field.wrong(AT + "aisleNames", "there are " + plan.aisleX().size() + " aisles, but " + plan.aisleNames().size() + " names.");
        for (int i = 0; i < plan.aisleNames().size(); i++) Field.code(AT + "aisleNames[" + i + "]", plan.aisleNames().get(i));
        return List.copyOf(plan.aisleNames());
    }

    private List<BinPattern> patterns() {
        Field.size(AT + "patterns", plan.patterns().size(), 0, PATTERNS);
        var bins = layout.blocks().stream().map(Block::bins).toList();
        var patterns = new ArrayList<BinPattern>();
        for (int i = 0; i < plan.patterns().size(); i++) {
            var field = AT + "patterns[" + i + "]";
            try {
                patterns.add(new BinPattern(Field.code(field, plan.patterns().get(i)), layout.aisleX().size(), bins));
            } catch (IllegalArgumentException e) {
                throw Field.wrong(field, e.getMessage());
            }
        }
        return patterns;
    }

    private Map<String, BinMap.Listed> bins() {
        Field.size(AT + "bins", plan.bins().size(), 0, BINS);
        var bins = new HashMap<String, BinMap.Listed>();
        for (int i = 0; i < plan.bins().size(); i++) {
            var field = AT + "bins[" + i + "]";
            var bin = plan.bins().get(i);
            if (bin == null) throw Field.wrong(field, "is missing.");
            var code = Field.code(field + ".code", bin.code());
            int aisle = Field.number(field + ".aisle", bin.aisle(), 0, layout.aisleX().size() - 1);
            int block = Field.number(field + ".block", bin.block(), 0, layout.blocks().size() - 1);
            int number = Field.number(field + ".bin", bin.bin(), 0, layout.blocks().get(block).bins() - 1);
            var listed = new BinMap.Listed(code, new Place(aisle, block, number, side(field + ".side", bin.side())), bin.zone() == null ? "" : bin.zone().strip());
            if (bins.put(BinCodes.key(code), listed) != null) throw Field.wrong(field + ".code", "bin " + code + " is listed twice.");
        }
        return bins;
    }

    private static Side side(String field, String text) {
        if (text == null || text.isBlank()) return Side.BOTH;
        if (text.strip().equalsIgnoreCase("L")) return Side.LEFT;
        if (text.strip().equalsIgnoreCase("R")) return Side.RIGHT;
        throw Field.wrong(field, "is L, R or left out.");
    }

    /** By aisle and block. */
    private Map<List<Integer>, String> zones() {
        var zones = new HashMap<List<Integer>, String>();
        for (int i = 0; i < plan.zones().size(); i++) {
            var field = AT + "zones[" + i + "]";
            var zone = plan.zones().get(i);
            if (zone == null) throw Field.wrong(field, "is missing.");
            var name = Field.code(field + ".name", zone.name());
            Field.size(field + ".aisles", zone.aisles().size(), 1, layout.aisleX().size());
            var blocks = zone.blocks().isEmpty() ? IntStream.range(0, layout.blocks().size()).boxed().toList() : zone.blocks();
            for (int a = 0; a < zone.aisles().size(); a++) {
                int aisle = Field.number(field + ".aisles[" + a + "]", zone.aisles().get(a), 0, layout.aisleX().size() - 1);
                for (int b = 0; b < blocks.size(); b++) {
                    int block = Field.number(field + ".blocks[" + b + "]", blocks.get(b), 0, layout.blocks().size() - 1);
                    var before = zones.putIfAbsent(List.of(aisle, block), name);
                    if (before != null && !before.equals(name)) throw Field.wrong(field + ".aisles[" + a + "]", "aisle " + aisle + " in block " + block + " belongs to zone " + before + " already.");
                }
            }
        }
        return zones;
    }
}
