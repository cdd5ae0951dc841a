package dev.wharf.picking.paper;

import static dev.wharf.FloorFixture.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.wharf.FloorFixture;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.infra.security.Visitor;
import dev.wharf.order.Stage;
import dev.wharf.picking.PaperWalks;
import dev.wharf.picking.Picker;
import dev.wharf.picking.paper.SheetEntries.Entry;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.warehouse.Tracking.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.ui.ExtendedModelMap;

/** A walk on paper leaves the same books as one with a device, and each sheet is booked once. */
@WharfTest
class PaperSheetsIT {
    private static final String PASSWORD = "try-wharf-2026";
    /** Rows of one warehouse by table: what a walk leaves behind. */
    private static final Map<String, String> BOOKS = Map.of(
        "stock_entry", "WHERE t.warehouse_code = :w", "stock", "WHERE t.warehouse_code = :w", "bin_entry", "WHERE t.warehouse_code = :w", "bin_stock", "WHERE t.warehouse_code = :w",
        "count_wanted", "WHERE t.warehouse_code = :w", "pick_task", "WHERE t.warehouse_code = :w", "pick_order", "WHERE t.warehouse_code = :w",
        "pick_line", "JOIN pick_order o ON o.pick_order_id = t.pick_order_id WHERE o.warehouse_code = :w",
        "unit_trace", "JOIN pick_order o ON o.fulfillment_id = t.fulfillment_id WHERE o.warehouse_code = :w", "serial_unit", "WHERE t.warehouse_code = :w");

    @Autowired
    private ApplicationContext context;
    @Autowired
    private PaperSheets sheets;
    @Autowired
    private IdentityService identity;
    @Autowired
    private Instances instances;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;
    private FloorFixture floor;
    private String anna;

    @BeforeEach
    void a_house() {
        floor = FloorFixture.in(context);
        anna = hire(floor, "anna", "picker", "verifier");
    }

    private String hire(FloorFixture where, String word, String... groups) {
        var user = identity.newUser(word + where.warehouse);
        user.setPassword(PASSWORD);
        identity.saveUser(user);
        for (var group : groups) identity.createMembership(user.getId(), group);
        return user.getId();
    }

    /** Tea by lot in two bins, a lamp by serial, cups, and soap that no bin knows. */
    private static FulfillmentId goodsAndOrder(FloorFixture where) {
        var mark = where.sku("LAMP");
        where.tracked("TEA", Kind.LOT_EXPIRY, 30);
        where.receive("TEA", "A-1", 5, "LATE", LocalDate.now().plusDays(200));
        where.receive("TEA", "B-1", 3, "SOON", LocalDate.now().plusDays(60));
        where.tracked("LAMP", Kind.SERIAL, 0);
        where.receive("LAMP", "B-2", 3, "", null, "S1" + mark, "S2" + mark, "S3" + mark);
        where.tracked("CUP", Kind.NONE, 0);
        where.receive("CUP", "C-1", 4, "", null);
        where.goods("SOAP", "C-2");
        var units = new LinkedHashMap<String, Integer>();
        units.put("TEA", 5);
        units.put("LAMP", 2);
        units.put("CUP", 3);
        units.put("SOAP", 4);
        return where.order(units, "礼品包装");
    }

    @Test
    void a_sheet_leaves_the_same_books_as_a_scanner() {
        // Given the same order in two houses
        var scanned = goodsAndOrder(floor);
        var paper = FloorFixture.in(context);
        hire(paper, "anna", "picker");
        var written = goodsAndOrder(paper);
        // When one is fetched with a device, the other with a sheet
        var device = new Picker(context, floor, "anna");
        long task = device.take();
        device.scan(task, "A-1", floor.barcode("TEA"), "LATE", 2);
        device.scan(task, "B-1", floor.barcode("TEA"), "SOON", 3);
        device.scan(task, "B-2", "S1" + floor.sku("LAMP"), "", 1);
        device.scan(task, "B-2", "S3" + floor.sku("LAMP"), "", 1);
        device.scan(task, "C-1", floor.barcode("CUP"), "", 3);
        device.scan(task, "C-2", floor.barcode("SOAP"), "", 4);
        var sheet = lead(() -> sheets.print(waiting(paper), "anna" + paper.warehouse));
        var lamp = line(sheet, paper.sku("LAMP"));
        var booked = as("desk", () -> sheets.book(code(sheet), List.of(new Entry(lamp, null, null, null, List.of("S1" + paper.sku("LAMP"), "S3" + paper.sku("LAMP")), null)), List.of()));
        // Then both wait at the bench, and the books are equal
        assertThat(booked).returns(14, PaperSheets.Booked::units).returns("DONE", PaperSheets.Booked::taskState);
        assertThat(paper.waitsAt(written)).isEqualTo(floor.waitsAt(scanned)).containsExactly("Task_AwaitVerify");
        assertThat(books(paper)).isEqualTo(books(floor));
        // And the scans say whose they are and that they come from paper
        assertThat(scans(paper, written)).isEqualTo(scans(floor, scanned).stream().map(row -> row.replace("DEVICE", "PAPER")).toList()).allMatch(row -> row.contains("annaW#"));
    }

    @Test
    void a_walk_into_a_box_that_is_fetched_on_paper_goes_to_the_wall_as_one_with_a_device_does() {
        // Given two orders whose goods go into one box for the wall
        floor.goods("CUP", "A-1");
        var orders = List.of(floor.order(Map.of("CUP", 2)), floor.order(Map.of("CUP", 1)));
        floor.box("WALL", orders);
        var sheet = lead(() -> sheets.print(waiting(floor), anna));
        // When the sheet comes back
        as("desk", () -> sheets.book(code(sheet), List.of(), List.of()));
        // Then the units are in the box, and the orders wait until they are sorted
        assertThat(jdbc.sql("SELECT SUM(l.picked) FROM sort_order o JOIN sort_line l ON l.pick_order_id = o.pick_order_id WHERE o.pick_task_id = :task AND o.state = 'PICKED'")
            .param("task", sheet.taskId()).query(Integer.class).single()).isEqualTo(3);
        assertThat(orders).allSatisfy(order -> assertThat(floor.waitsAt(order)).containsExactly("Task_AwaitPick"));
    }

    @Test
    void a_short_pick_on_paper_leaves_the_same_books_as_one_on_a_device() {
        // Given the same order in two houses, with cups in one bin only
        var scanned = goodsAndOrder(floor);
        var paper = FloorFixture.in(context);
        hire(paper, "anna", "picker");
        var written = goodsAndOrder(paper);
        // When all lamps, tea and soap are there and two of three cups
        var device = new Picker(context, floor, "anna");
        long task = device.take();
        device.scan(task, "A-1", floor.barcode("TEA"), "LATE", 2);
        device.scan(task, "B-1", floor.barcode("TEA"), "SOON", 3);
        device.scan(task, "B-2", "S1" + floor.sku("LAMP"), "", 1);
        device.scan(task, "B-2", "S2" + floor.sku("LAMP"), "", 1);
        device.scan(task, "C-2", floor.barcode("SOAP"), "", 4);
        device.scan(task, "C-1", floor.barcode("CUP"), "", 2);
        device.reportFewer(task, "C-1", "TOO_FEW", 0);
        var sheet = lead(() -> sheets.print(waiting(paper), "anna" + paper.warehouse));
        var booked = as("desk", () -> sheets.book(code(sheet), List.of(new Entry(line(sheet, paper.sku("LAMP")), 2, null, null, List.of("S1" + paper.sku("LAMP"), "S2" + paper.sku("LAMP")), null),
            new Entry(line(sheet, paper.sku("CUP")), 2, "TOO_FEW", null, null, null)), List.of()));
        // Then the same person is asked the same thing
        assertThat(booked.gone()).containsExactly(written.toString());
        assertThat(paper.waitsAt(written)).isEqualTo(floor.waitsAt(scanned)).containsExactly("Task_ResolveShortPick");
        assertThat(plain(paper, paper.reason(written))).isEqualTo(plain(floor, floor.reason(scanned)));
        assertThat(books(paper)).isEqualTo(books(floor));
    }

    @Test
    void a_print_takes_the_task_for_one_picker_and_each_further_print_is_logged() {
        floor.goods("CUP", "A-1");
        var order = floor.order(Map.of("CUP", 1));
        // When a picker prints for himself, and again
        var sheet = picker(anna, () -> sheets.print(waiting(floor), ""));
        assertThat(sheet).returns(anna, SheetViews.View::picker).returns("OUT", SheetViews.View::state).returns(1, SheetViews.View::prints);
        assertThat(picker(anna, () -> sheets.print(sheet.taskId(), "")).prints()).isEqualTo(2);
        assertThat(lead(() -> sheets.print(sheet.taskId(), anna))).returns(3, SheetViews.View::prints).returns(sheet.code(), SheetViews.View::code);
        assertThat(jdbc.sql("SELECT printed_by FROM paper_print WHERE pick_task_id = :t ORDER BY paper_print_id").param("t", sheet.taskId()).query(String.class).list()).containsExactly(anna, anna, "lead");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM order_event WHERE fulfillment_id = :f AND kind = 'PAPER_PRINTED'").param("f", order.value()).query(Integer.class).single()).isEqualTo(3);
        // Then nobody else gets it, nor another name, and a device counts nothing for it
        assertThat(new Picker(context, floor, "ben").take()).isZero();
        assertThatThrownBy(() -> picker("ben", () -> sheets.print(sheet.taskId(), ""))).extracting("code").isEqualTo("NOT_YOUR_TASK");
        assertThatThrownBy(() -> lead(() -> sheets.print(sheet.taskId(), "picker1"))).extracting("code").isEqualTo("SHEET_IS_OUT");
        assertThatThrownBy(() -> lead(() -> sheets.print(sheet.taskId(), "nobody"))).extracting("code").isEqualTo("PICKER_UNKNOWN");
        assertThatThrownBy(() -> new Picker(context, floor, "anna").scan(sheet.taskId(), "A-1", floor.barcode("CUP"), "", 1)).extracting("code").isEqualTo("TASK_ON_PAPER");
        // And its picker may have a task on the device beside it
        floor.order(Map.of("CUP", 2));
        assertThat(new Picker(context, floor, "anna").take()).isNotZero().isNotEqualTo(sheet.taskId());
    }

    @Test
    void a_sheet_is_booked_once_however_often_it_is_sent() throws Exception {
        floor.goods("CUP", "A-1");
        var order = floor.order(Map.of("CUP", 3));
        var sheet = lead(() -> sheets.print(waiting(floor), anna));
        // When four desks book it in the same moment, and one more later
        var pool = Executors.newFixedThreadPool(4);
        var gate = new CyclicBarrier(4);
        var answers = new ArrayList<PaperSheets.Booked>();
        try {
            var sent = java.util.stream.IntStream.range(0, 4).mapToObj(n -> pool.submit(() -> {
                gate.await();
                return as("desk" + n, () -> sheets.book(code(sheet), List.of(), List.of()));
            })).toList();
            for (var answer : sent) answers.add(answer.get());
        } finally {
            pool.shutdownNow();
        }
        answers.add(as("desk", () -> sheets.book(code(sheet), List.of(), List.of())));
        // Then it is counted once
        assertThat(answers.stream().filter(a -> !a.already())).singleElement().returns(3, PaperSheets.Booked::units);
        assertThat(jdbc.sql("SELECT SUM(picked_quantity) FROM pick_line WHERE fulfillment_id = :f").param("f", order.value()).query(Integer.class).single()).isEqualTo(3);
        assertThat(floor.waitsAt(order)).containsExactly("Task_AwaitVerify");
    }

    @Test
    void an_order_that_was_cancelled_since_the_print_is_named_with_what_goes_back() {
        // Given a cart of two orders on paper
        floor.tracked("CUP", Kind.NONE, 0);
        floor.receive("CUP", "A-1", 10, "", null);
        var stays = floor.order(Map.of("CUP", 1));
        var leaves = floor.order(Map.of("CUP", 2));
        floor.cart(List.of(stays, leaves));
        var sheet = lead(() -> sheets.print(waiting(floor), anna));
        assertThat(sheet.lines()).hasSize(2);
        // When one is cancelled
        cancel(leaves);
        assertThat(floor.stage(leaves)).isEqualTo(Stage.CANCELLED);
        // Then the sheet says what belongs back where, and is not booked before somebody has said it is there
        var view = as("desk", () -> sheets.view(code(sheet)));
        assertThat(view.cancelled()).singleElement().returns(leaves.toString(), SheetViews.Gone::fulfillmentNo).satisfies(gone ->
            assertThat(gone.lines()).singleElement().returns(2, SheetViews.Line::quantity).returns("A-1", SheetViews.Line::bin));
        assertThat(view.lines()).singleElement().returns(stays.toString(), SheetViews.Line::fulfillmentNo);
        assertThatThrownBy(() -> as("desk", () -> sheets.book(code(sheet), List.of(), List.of()))).isInstanceOf(Refusal.class).hasMessageContaining(leaves.toString()).extracting("code").isEqualTo("PUT_BACK_OPEN");
        assertThat(as("desk", () -> sheets.book(code(sheet), List.of(), List.of(leaves.toString()))).units()).isEqualTo(1);
        // And the books know one unit less in the bin, and none of the cancelled order
        assertThat(jdbc.sql("SELECT units - planned FROM bin_stock WHERE warehouse_code = :w").param("w", floor.warehouse).query(Integer.class).single()).isEqualTo(9);
        assertThat(floor.balance("CUP")).returns(10, b -> b.onHand()).returns(9, b -> b.available());
    }

    @Test
    void a_sheet_of_which_all_orders_were_cancelled_still_says_what_goes_back() {
        floor.goods("CUP", "A-1");
        var order = floor.order(Map.of("CUP", 2));
        var sheet = lead(() -> sheets.print(waiting(floor), anna));
        cancel(order);
        assertThat(as("desk", () -> sheets.view(code(sheet)))).returns("OUT", SheetViews.View::state).satisfies(view -> assertThat(view.cancelled()).hasSize(1));
        assertThatThrownBy(() -> lead(() -> sheets.print(sheet.taskId(), anna))).extracting("code").isEqualTo("TASK_NOT_OPEN");
        assertThat(sheets.out(floor.warehouse, 10)).as("it has to come back").extracting(PaperWalks.Listed::task, PaperWalks.Listed::over).containsExactly(tuple(sheet.taskId(), true));
        assertThat(as("desk", () -> sheets.book(code(sheet), List.of(), List.of(order.toString())))).returns(0, PaperSheets.Booked::units).returns("CANCELLED", PaperSheets.Booked::taskState);
        assertThat(as("desk", () -> sheets.view(code(sheet))).state()).isEqualTo("BOOKED");
        assertThat(sheets.out(floor.warehouse, 10)).isEmpty();
    }

    @Test
    void a_task_on_paper_is_given_back_and_its_sheet_is_void() {
        floor.goods("CUP", "A-1");
        floor.order(Map.of("CUP", 2));
        var sheet = lead(() -> sheets.print(waiting(floor), anna));
        // When its picker gives it back
        assertThat(Visitor.basic(port, anna).post("/api/v1/pick-tasks/" + sheet.taskId() + "/give-back", "{}").statusCode()).isEqualTo(204);
        // Then the sheet books nothing, and the next one has another number
        assertThatThrownBy(() -> as("desk", () -> sheets.book(code(sheet), List.of(), List.of()))).extracting("code").isEqualTo("SHEET_VOID");
        var next = lead(() -> sheets.print(sheet.taskId(), anna));
        assertThat(next.code()).isEqualTo("PK" + sheet.taskId() + "-2");
        assertThatThrownBy(() -> as("desk", () -> sheets.book(code(sheet), List.of(), List.of()))).extracting("code").isEqualTo("SHEET_VOID");
        assertThat(as("desk", () -> sheets.book(code(next), List.of(), List.of())).units()).isEqualTo(2);
        assertThat(sheets.out(floor.warehouse, 10)).as("a void sheet need not come back").isEmpty();
    }

    @Test
    void what_other_bins_have_goes_on_the_next_sheet() {
        // Given cups in two bins, and an order that the first one should fill
        floor.tracked("CUP", Kind.NONE, 0);
        floor.receive("CUP", "A-1", 3, "", null);
        floor.receive("CUP", "B-1", 5, "", null);
        var order = floor.order(Map.of("CUP", 3));
        var sheet = lead(() -> sheets.print(waiting(floor), anna));
        assertThat(sheet.lines()).singleElement().returns("A-1", SheetViews.Line::bin);
        // When only one is there
        var booked = as("desk", () -> sheets.book(code(sheet), List.of(new Entry(sheet.lines().get(0).pickLineId(), 1, "NOT_FOUND", null, null, null)), List.of()));
        // Then two are to be fetched elsewhere by the same picker, with the next sheet; the first one books nothing more
        assertThat(booked).returns(1, PaperSheets.Booked::left).returns("TAKEN", PaperSheets.Booked::taskState);
        assertThat(as("desk", () -> sheets.book(code(sheet), List.of(), List.of())).already()).isTrue();
        var next = lead(() -> sheets.print(sheet.taskId(), ""));
        assertThat(next).returns(2, SheetViews.View::sheet).returns(anna, SheetViews.View::picker);
        assertThat(next.lines()).singleElement().returns("B-1", SheetViews.Line::bin).returns(2, SheetViews.Line::quantity);
        assertThat(as("desk", () -> sheets.book(code(next), List.of(), List.of())).taskState()).isEqualTo("DONE");
        assertThat(floor.waitsAt(order)).containsExactly("Task_AwaitVerify");
    }

    @Test
    void a_wrong_serial_or_lot_books_nothing_of_the_sheet() {
        goodsAndOrder(floor);
        var sheet = lead(() -> sheets.print(waiting(floor), anna));
        long lamp = line(sheet, floor.sku("LAMP"));
        long tea = line(sheet, floor.sku("TEA"));
        var serials = new Entry(lamp, null, null, null, List.of("S1" + floor.sku("LAMP"), "S2" + floor.sku("LAMP")), null);
        // When serials are not scanned, one is unknown, or the lot is another than the printed one
        assertRefused(sheet, List.of(), "SERIAL_WANTED");
        assertRefused(sheet, List.of(new Entry(lamp, null, null, null, List.of("S1" + floor.sku("LAMP"), "none"), null)), "NOT_IN_TASK");
        assertRefused(sheet, List.of(serials, new Entry(tea, null, null, List.of(new SheetEntries.LotUnits("OTHER", null)), null, null)), "WRONG_LOT");
        // Then nothing is booked, and the sheet is still out
        assertThat(jdbc.sql("SELECT COUNT(*) FROM bin_entry WHERE warehouse_code = :w AND kind = 'PICK'").param("w", floor.warehouse).query(Integer.class).single()).isZero();
        assertThat(as("desk", () -> sheets.view(code(sheet))).state()).isEqualTo("OUT");
        // And the page knows before
        assertThat(as("desk", () -> sheets.check(code(sheet), "S1" + floor.sku("LAMP")))).returns(true, c -> c.accepted()).returns(lamp, c -> c.stop());
        assertThat(as("desk", () -> sheets.check(code(sheet), "none"))).returns("NOT_IN_TASK", c -> c.result());
        assertThat(as("desk", () -> sheets.book(code(sheet), List.of(serials), List.of())).units()).isEqualTo(14);
    }

    @Test
    void who_walked_with_the_sheet_may_not_verify() {
        floor.goods("CUP", "A-1");
        var order = floor.order(Map.of("CUP", 1));
        var sheet = lead(() -> sheets.print(waiting(floor), anna));
        as("desk", () -> sheets.book(code(sheet), List.of(), List.of()));
        var answer = Visitor.basic(port, anna).post("/api/v1/verifications/" + order + "/scans", "{\"clientKey\":\"" + order + "-v\",\"barcode\":\"" + floor.barcode("CUP") + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains("PICKER_MAY_NOT_VERIFY");
    }

    @Test
    void a_wave_prints_all_of_its_carts() {
        floor.goods("CUP", "A-1");
        var first = floor.order(Map.of("CUP", 1), "附贺卡");
        var second = floor.order(Map.of("CUP", 2));
        long wave = first.value();
        jdbc.sql("UPDATE pick_task SET wave_id = :wave WHERE warehouse_code = :w").param("wave", wave).param("w", floor.warehouse).update();
        // When its page is opened
        var model = new ExtendedModelMap();
        lead(() -> context.getBean(PaperPages.class).wave(wave, model));
        // Then each cart is a sheet that can be printed, and requests stand at the top
        assertThat(model.get("sheets")).asInstanceOf(InstanceOfAssertFactories.list(PaperPages.Printable.class)).hasSize(2).allMatch(PaperPages.Printable::printable)
            .anySatisfy(s -> assertThat(s.pages().get(0).boxes()).extracting(SheetPages.Request::fulfillmentNo, SheetPages.Request::text).containsExactly(tuple(first.toString(), "附贺卡")))
            .anySatisfy(s -> assertThat(s.sheet().lines()).extracting(SheetViews.Line::fulfillmentNo, SheetViews.Line::quantity).containsExactly(tuple(second.toString(), 2)));
        assertThatThrownBy(() -> lead(() -> context.getBean(PaperPages.class).wave(1, new ExtendedModelMap()))).extracting("code").isEqualTo("WAVE_NOT_RELEASED");
    }

    private void assertRefused(SheetViews.View sheet, List<Entry> written, String code) {
        assertThatThrownBy(() -> as("desk", () -> sheets.book(code(sheet), written, List.of()))).extracting("code").isEqualTo(code);
    }

    private void cancel(FulfillmentId order) {
        floor.inLane(() -> {
            instances.tell(Message.OrderCancelled, List.of(order), Map.of());
            return null;
        });
    }

    private long waiting(FloorFixture where) {
        return jdbc.sql("SELECT MAX(pick_task_id) FROM pick_task WHERE warehouse_code = :w AND state = 'WAITING'").param("w", where.warehouse).query(Long.class).single();
    }

    private static SheetCode code(SheetViews.View sheet) {
        return SheetCode.parse(sheet.code());
    }

    private static long line(SheetViews.View sheet, String sku) {
        return sheet.lines().stream().filter(line -> line.sku().equals(sku)).findFirst().orElseThrow().pickLineId();
    }

    /** All columns but numbers, keys and times, sorted; the mark of the house taken out. */
    private Map<String, List<String>> books(FloorFixture where) {
        var books = new TreeMap<String, List<String>>();
        BOOKS.forEach((table, condition) -> books.put(table, jdbc.sql("SELECT t.* FROM " + table + " t " + condition).param("w", where.warehouse).query().listOfRows().stream()
            .map(row -> new TreeMap<>(row)).map(row -> {
                row.keySet().removeIf(column -> column.matches(".*(_id|_at|_key)|since"));
                return plain(where, row.toString());
            }).sorted().toList()));
        return books;
    }

    private List<String> scans(FloorFixture where, FulfillmentId order) {
        return jdbc.sql("SELECT kind, sku, bin_code, quantity, result, person, source FROM scan WHERE fulfillment_id = :f").param("f", order.value()).query().listOfRows().stream()
            .map(row -> plain(where, row.toString())).sorted().toList();
    }

    /** Without the numbers of the house, its orders and lines. */
    private static String plain(FloorFixture where, String text) {
        return text.replace(where.warehouse.substring(1), "#").replaceAll("ship_by=[^,}]*", "ship_by=#").replaceAll("F\\d+|\\d{3,}", "#");
    }

    private static <T> T lead(Supplier<T> work) {
        return inRole("lead", "ROLE_WAREHOUSELEAD", work);
    }

    private static <T> T picker(String name, Supplier<T> work) {
        return inRole(name, "ROLE_PICKER", work);
    }

    private static <T> T inRole(String name, String role, Supplier<T> work) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new TestingAuthenticationToken(name, "", role));
        SecurityContextHolder.setContext(context);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
