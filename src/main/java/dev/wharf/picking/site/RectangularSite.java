package dev.wharf.picking.site;

import dev.wharf.picking.route.Comparison;
import dev.wharf.picking.route.ExactTour;
import dev.wharf.picking.route.ExactWalkLength;
import dev.wharf.picking.route.Layout;
import dev.wharf.picking.route.Point;
import dev.wharf.picking.route.Spot;
import dev.wharf.picking.route.WalkLength;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Straight aisles between straight cross aisles. Its walks are the shortest there are; on a floor of very many blocks, where the exact method takes too long for a lane, those past
 * many stops are searched.
 */
final class RectangularSite implements DrawnSite {
    /** Up to so many stops their orders are looked through faster than the aisles: in some hundredths of a millisecond for the few lines of a usual order. */
    private static final int FEW = OpenWalk.PROVEN;
    /** The exact method takes about four times as long with every block; {@link ExactWalkLength} prepares for as many. */
    private static final int EXACT_BLOCKS = 5;

    private final Layout layout;
    private final List<String> aisleNames;
    private final BinMap bins;
    private final Map<List<Integer>, String> zones;
    private final Ways ways;

    /** @param zones by aisle and block */
    RectangularSite(Layout layout, List<String> aisleNames, BinMap bins, Map<List<Integer>, String> zones) {
        this.layout = layout;
        this.aisleNames = aisleNames;
        this.bins = bins;
        this.zones = Map.copyOf(zones);
        this.ways = new Ways(layout);
    }

    Layout layout() {
        return layout;
    }

    List<String> aisleNames() {
        return aisleNames;
    }

    Point depot() {
        return ways.depot();
    }

    /** By aisle and block. */
    Map<List<Integer>, String> zones() {
        return zones;
    }

    Optional<Place> place(String bin) {
        return bins.place(bin);
    }

    @Override
    public boolean has(String bin) {
        return bins.place(bin).isPresent();
    }

    @Override
    public Optional<Point> at(String bin) {
        return spot(bin).map(ways::at);
    }

    private Optional<Spot> spot(String bin) {
        return bins.place(bin).map(place -> layout.spot(place.aisle(), place.block(), place.bin()));
    }

    @Override
    public Walk walk(Collection<String> wanted) {
        var stops = Stops.of(wanted, this::spot);
        var spots = stops.spots();
        if (spots.size() <= FEW || manyBlocks()) return among(stops);
        var route = ExactTour.of(layout, spots);
        return round(stops, route.order().stream().map(spots::get).toList(), route.walk(), route.centimetres(), Walk.How.EXACT);
    }

    private boolean manyBlocks() {
        return layout.blocks().size() > EXACT_BLOCKS;
    }

    private Walk among(Stops<Spot> stops) {
        var spots = stops.spots();
        var found = OpenWalk.of(spots.size(), i -> layout.walkFromDepot(spots.get(i)), (i, j) -> layout.walk(spots.get(i), spots.get(j)), i -> layout.walkFromDepot(spots.get(i)));
        var order = found.order().stream().map(spots::get).toList();
        return round(stops, order, ways.round(order), found.centimetres(), found.exact() ? Walk.How.EXACT : Walk.How.SEARCHED);
    }

    /** Both ways round are as long; the one that meets the lower bin code first is the one people expect. */
    private static Walk round(Stops<Spot> stops, List<Spot> order, List<Point> path, long centimetres, Walk.How how) {
        var spots = new ArrayList<>(order);
        var corners = new ArrayList<>(path);
        if (spots.size() > 1 && new BinOrder().compare(stops.first(spots.get(0)), stops.first(spots.get(spots.size() - 1))) > 0) {
            Collections.reverse(spots);
            Collections.reverse(corners);
        }
        return new Walk(stops.inOrder(spots), OptionalLong.of(centimetres), how, corners, stops.unknown());
    }

    @Override
    public Walk walkOn(String from, Collection<String> wanted) {
        var start = spot(from);
        if (start.isEmpty()) return walk(wanted);
        var stops = Stops.of(wanted, this::spot);
        var open = new ArrayList<>(stops.spots());
        boolean here = open.remove(start.get());
        var found = OpenWalk.of(open.size(), i -> layout.walk(start.get(), open.get(i)), (i, j) -> layout.walk(open.get(i), open.get(j)), i -> layout.walkFromDepot(open.get(i)));
        var order = new ArrayList<>(found.order().stream().map(open::get).toList());
        order.add(0, start.get());
        var path = ways.toDepot(order);
        long centimetres = open.isEmpty() ? layout.walkFromDepot(start.get()) : found.centimetres();
        if (!here) order.remove(0);
        return new Walk(stops.inOrder(order), OptionalLong.of(centimetres), found.exact() ? Walk.How.EXACT : Walk.How.SEARCHED, path, stops.unknown());
    }

    @Override
    public WalkLength lengths(List<String> table) {
        var spots = table.stream().map(this::spot).toList();
        var known = spots.stream().flatMap(Optional::stream).toList();
        if (manyBlocks()) return searched(spots);
        var exact = new ExactWalkLength(layout, known);
        if (known.size() == table.size()) return exact;
        var number = new int[table.size()];
        int next = 0;
        for (int i = 0; i < number.length; i++) number[i] = spots.get(i).isPresent() ? next++ : -1;
        return new KnownOnly(exact, number);
    }

    private WalkLength searched(List<Optional<Spot>> table) {
        var places = table.stream().flatMap(Optional::stream).distinct().toList();
        return new SearchedLength(table.stream().mapToInt(spot -> spot.map(places::indexOf).orElse(-1)).toArray(), i -> layout.walkFromDepot(places.get(i)),
            (i, j) -> layout.walk(places.get(i), places.get(j)), i -> layout.walkFromDepot(places.get(i)));
    }

    @Override
    public Optional<String> zone(String bin) {
        return bins.zone(bin).or(() -> bins.place(bin).map(place -> zones.get(List.of(place.aisle(), place.block()))));
    }

    @Override
    public Optional<Comparison> comparison(Collection<String> wanted) {
        var spots = Stops.of(wanted, this::spot).spots();
        return spots.isEmpty() ? Optional.empty() : Optional.of(Comparison.of(layout, spots));
    }

    @Override
    public Optional<Aisles> aisles() {
        return Optional.of(new Aisles() {
            @Override
            public Layout layout() {
                return layout;
            }

            @Override
            public Optional<Spot> spot(String bin) {
                return RectangularSite.this.spot(bin);
            }
        });
    }
}
