package dev.wharf.picking.site;

import org.springframework.context.ApplicationContext;

/** Draws a floor for a warehouse of a test: aisles A to D, two blocks of nine bins, codes like A-1-9; the depot in front of A. */
public final class TestFloor {
    private static final String PLAN = """
        {"rectangular": {"aisleX": [0, 300, 600, 900], "aisleNames": ["A", "B", "C", "D"], "crossAisleY": [0, 1000, 2000],
          "blocks": [{"bins": 9, "firstBinOffset": 100, "binPitch": 100}, {"bins": 9, "firstBinOffset": 100, "binPitch": 100}],
          "depot": {"x": 0, "crossAisle": 0}, "patterns": ["{aisle:A-D}-{block:1-2}-{bay:1-9}"]}}""";

    private TestFloor() { }

    public static Site site() {
        return FloorPlanCheck.site(FloorPlanJson.read(PLAN));
    }

    public static void draw(ApplicationContext context, String warehouse) {
        context.getBean(FloorPlans.class).save(warehouse, PLAN, null);
    }
}
