package dev.wharf.picking.paper;

import static java.util.stream.Collectors.toMap;

import dev.wharf.common.Refusal;
import dev.wharf.picking.PaperWalks.Fetched;
import dev.wharf.picking.PaperWalks.Missing;
import dev.wharf.picking.PaperWalks.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Turns what was written on a sheet into what is booked. Pure. What nobody mentions was fetched as printed; what is less has a reason. */
final class SheetEntries {
    record LotUnits(String lot, Integer units) { }

    /**
     * What differs from the sheet.
     *
     * @param picked  units; those of the lots or serials, else all, if left out
     * @param reason  why it is less than printed; left out if it is not
     * @param lots    read from the goods; the printed one if left out
     * @param serials of goods that have them: one for each unit
     * @param bin     where goods without a known place were found
     */
    record Entry(long pickLineId, Integer picked, String reason, List<LotUnits> lots, List<String> serials, String bin) { }

    record Entries(List<Fetched> fetched, List<Missing> missing) { }

    private SheetEntries() { }

    /** @throws Refusal INVALID with the line that cannot be understood */
    static Entries read(List<Stop> open, List<Entry> written) {
        var byLine = written.stream().collect(toMap(Entry::pickLineId, e -> e, (a, b) -> {
            throw Refusal.invalid("PICK_LINE_TWICE", "lines", "Line " + b.pickLineId() + " is named twice.");
        }));
        var known = open.stream().map(Stop::id).toList();
        byLine.keySet().stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
            throw Refusal.conflict("PICK_LINE_CLOSED", "Line " + id + " is not open on this sheet any more; scan the sheet again and compare.");
        });
        var fetched = new ArrayList<Fetched>();
        var missing = new ArrayList<Missing>();
        for (var stop : open) {
            var entry = byLine.getOrDefault(stop.id(), new Entry(stop.id(), null, null, null, null, null));
            var units = units(stop, entry);
            fetched.addAll(units);
            int sum = units.stream().mapToInt(Fetched::units).sum();
            if (entry.picked() != null && entry.picked() != sum) {
                throw invalid(stop, "picked", "PICKED_DIFFERS", "says " + entry.picked() + " picked, and lots or serials of " + sum + "; make them equal");
            }
            if (sum > stop.left()) throw invalid(stop, "picked", "OVER_PICK", "needs " + stop.left() + ", not " + sum + "; put the surplus back");
            if (sum < stop.left()) missing.add(missing(stop, entry, sum));
        }
        return new Entries(List.copyOf(fetched), List.copyOf(missing));
    }

    private static List<Fetched> units(Stop stop, Entry entry) {
        var bin = entry.bin() == null ? "" : entry.bin().strip();
        if (entry.serials() != null && !entry.serials().isEmpty()) {
            var serials = entry.serials().stream().map(String::strip).toList();
            if (Set.copyOf(serials).size() < serials.size()) throw invalid(stop, "serials", "SERIAL_TWICE", "names a serial twice; each counts once");
            return serials.stream().map(serial -> new Fetched(stop.id(), bin, "", serial, 1)).toList();
        }
        if (entry.lots() != null && !entry.lots().isEmpty()) {
            return entry.lots().stream().map(l -> {
                if (l.lot() == null || l.lot().isBlank()) throw invalid(stop, "lots", "LOT_WANTED", "lacks the lot of some units");
                return new Fetched(stop.id(), bin, l.lot().strip(), "", number(stop, l.units() == null ? rest(stop, entry) : l.units()));
            }).filter(f -> f.units() > 0).toList();
        }
        int picked = number(stop, rest(stop, entry));
        return picked == 0 ? List.of() : List.of(new Fetched(stop.id(), bin, stop.lot(), "", picked));
    }

    private static int rest(Stop stop, Entry entry) {
        return entry.picked() == null ? stop.left() : entry.picked();
    }

    private static int number(Stop stop, int units) {
        if (units < 0) throw invalid(stop, "picked", "QUANTITY_INVALID", "cannot have fewer units than none");
        return units;
    }

    private static Missing missing(Stop stop, Entry entry, int sum) {
        if (entry.reason() == null || entry.reason().isBlank()) {
            throw invalid(stop, "reason", "REASON_NEEDED", "needs " + stop.left() + " and " + sum + " were picked; say why");
        }
        return Missing.of(stop.id(), entry.reason());
    }

    private static Refusal invalid(Stop stop, String field, String code, String sentence) {
        return Refusal.invalid(code, "lines[" + stop.id() + "]." + field, "Line " + stop.sequence() + " (" + stop.sku() + ") " + sentence + ".");
    }
}
