package dev.wharf.picking.paper;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.order.OrderLog;
import dev.wharf.picking.PaperWalks;
import dev.wharf.picking.PaperWalks.Listed;
import dev.wharf.picking.PaperWalks.Share;
import dev.wharf.picking.PaperWalks.Stop;
import dev.wharf.picking.PaperWalks.Walk;
import dev.wharf.picking.paper.Sheet.State;
import dev.wharf.process.Actor;
import dev.wharf.process.Lanes;
import dev.wharf.process.Staff;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Prints walks and books what comes back, each in one transaction with the row of the walk held. */
@Service
class PaperSheets {
    static final String LEAD = "warehouselead";
    private static final String PICKER = "picker";

    /**
     * @param already it had been booked before; nothing was done now
     * @param units   booked now
     * @param gone    orders that left the walk because units are missing
     * @param left    stops that other bins can fill: they are for the next sheet
     */
    record Booked(String code, boolean already, int units, List<String> gone, int left, String taskState) { }

    private final PaperWalks walks;
    private final JdbcSheets sheets;
    private final SheetViews views;
    private final Staff staff;
    private final OrderLog log;
    private final Lanes lanes;

    PaperSheets(PaperWalks walks, JdbcSheets sheets, SheetViews views, Staff staff, OrderLog log, Lanes lanes) {
        this.walks = walks;
        this.sheets = sheets;
        this.views = views;
        this.staff = staff;
        this.log = log;
        this.lanes = lanes;
    }

    /** Walks whose sheet has to come back: those that are over first, then the most urgent. */
    List<Listed> out(String warehouse, int most) {
        return lanes.call(() -> walks.out(warehouse, most));
    }

    /** What is to be printed: the sheet that is out, else what it would say. */
    SheetViews.View preview(long task) {
        return lanes.call(() -> {
            var walk = walks.walk(task);
            return walk.sheet() == 0 ? views.of(walk) : sheets.find(new SheetCode(task, walk.sheet())).map(sheet -> views.of(walk, sheet)).orElseGet(() -> views.of(walk));
        });
    }

    SheetViews.View view(SheetCode code) {
        return lanes.call(() -> views.of(walks.walk(code.task()), get(code)));
    }

    PaperWalks.Checked check(SheetCode code, String barcode) {
        return lanes.call(() -> {
            requireOut(walks.walk(code.task()), get(code));
            return walks.check(code.task(), barcode.strip());
        });
    }

    /** Takes the walk for somebody, or prints again what he walks with. @param picker empty for the one who asks; a lead may name another */
    SheetViews.View print(long task, String picker) {
        return lanes.call(() -> {
            var walk = walks.lock(task);
            var wanted = picker.isEmpty() && walk.sheet() > 0 ? walk.picker() : who(picker);
            if (!wanted.equals(Actor.current()) && !isLead()) throw Refusal.forbidden("NOT_YOUR_TASK", "A picker prints what he fetches himself; ask the warehouse lead.");
            boolean again = walk.sheet() > 0;
            if (again) requireSame(walk, wanted);
            var code = new SheetCode(task, again ? walk.sheet() : sheets.last(task) + 1);
            if (!again) walk = walks.take(task, wanted, code.sheet());
            boolean reprint = sheets.find(code).isPresent();
            if (!reprint) sheets.insert(code, wanted);
            sheets.printed(code, Actor.current());
            log(orders(walk), "PAPER_PRINTED", new Text((reprint ? "又打印拣货单 " : "打印拣货单 ") + code + "，由 " + wanted + " 拣货", "Pick sheet " + code + (reprint ? " printed again" : " printed") + " for " + wanted));
            return views.of(walk, sheets.find(code).orElseThrow());
        });
    }

    private static void requireSame(Walk walk, String wanted) {
        if (walk.over()) throw Refusal.conflict("TASK_NOT_OPEN", "Pick task " + walk.task() + " is " + walk.state() + "; nothing of it is to be fetched.");
        if (!walk.picker().equals(wanted)) throw Refusal.conflict("SHEET_IS_OUT", "Pick task " + walk.task() + " is on paper with " + walk.picker() + "; give it back first.");
    }

    private String who(String picker) {
        if (picker.isEmpty() || picker.equals(Actor.current())) return Actor.current();
        if (!staff.isIn(picker, PICKER) && !staff.isIn(picker, LEAD)) throw Refusal.invalid("PICKER_UNKNOWN", "picker", picker + " is no picker of this house; take the name that he logs in with.");
        return picker;
    }

    private static boolean isLead() {
        return Actor.groups().contains(LEAD);
    }

    /** Books a sheet once. @param putBack cancelled orders whose goods lie in their bins again */
    Booked book(SheetCode code, List<SheetEntries.Entry> lines, Collection<String> putBack) {
        return lanes.call(() -> {
            var walk = walks.lock(code.task());
            var sheet = get(code);
            if (sheet.booked()) return new Booked(code.toString(), true, 0, List.of(), 0, walk.state());
            requireOut(walk, sheet);
            var cancelled = walks.cancelledSince(walk.task(), sheet.printedAt());
            requireNamed(cancelled, putBack);
            var entries = SheetEntries.read(walk.stops().stream().filter(Stop::open).toList(), lines);
            var before = open(walk);
            var after = walks.book(walk.task(), "paper:" + code, entries.fetched(), entries.missing());
            sheets.booked(code, Actor.current());
            log(before, "PAPER_BOOKED", new Text("拣货单 " + code + "（" + sheet.picker() + "）由 " + Actor.current() + " 录入", "Pick sheet " + code + " of " + sheet.picker() + " booked by " + Actor.current()));
            log(cancelled, "PAPER_PUT_BACK", new Text("纸单上已拣的商品已放回货位：" + code, "What was fetched for it by sheet " + code + " lies in its bins again"));
            var gone = after.shares().stream().filter(s -> s.state().equals("SHORT") && before.contains(s.order())).map(s -> s.order().toString()).toList();
            return new Booked(code.toString(), false, entries.fetched().stream().mapToInt(PaperWalks.Fetched::units).sum(), gone,
                (int) after.stops().stream().filter(Stop::open).count(), after.state());
        });
    }

    private static void requireNamed(Set<FulfillmentId> cancelled, Collection<String> putBack) {
        var open = cancelled.stream().map(FulfillmentId::toString).filter(no -> !putBack.contains(no)).collect(Collectors.joining(", "));
        if (open.isEmpty()) return;
        throw new Refusal(Refusal.Kind.CONFLICT, "PUT_BACK_OPEN", "putBack", "打印后有订单取消：" + open + "，先把它的商品放回货位并打勾。 Cancelled since the sheet was printed: " + open
            + "; put its goods back into their bins and say so.");
    }

    private static void requireOut(Walk walk, Sheet sheet) {
        if (sheet.state(walk.sheet()) == State.OUT) return;
        throw Refusal.conflict(sheet.booked() ? "SHEET_BOOKED" : "SHEET_VOID", sheet.booked() ? "拣货单 " + sheet.code() + " 已录入。 Sheet " + sheet.code() + " was booked by " + sheet.bookedBy() + "."
            : "拣货单 " + sheet.code() + " 已作废：任务退回过。 Sheet " + sheet.code() + " is void: the task was given back after it was printed.");
    }

    private Sheet get(SheetCode code) {
        return sheets.find(code).orElseThrow(() -> Refusal.notFound("SHEET_UNKNOWN", "没有拣货单 " + code + "。 There is no pick sheet " + code + "."));
    }

    private static Set<FulfillmentId> orders(Walk walk) {
        return walk.stops().stream().filter(Stop::open).map(stop -> stop.share().order()).collect(Collectors.toSet());
    }

    private static Set<FulfillmentId> open(Walk walk) {
        return walk.shares().stream().filter(s -> s.state().equals("OPEN")).map(Share::order).collect(Collectors.toSet());
    }

    private void log(Collection<FulfillmentId> orders, String kind, Text text) {
        orders.forEach(order -> log.happened(order, kind, text));
    }
}
