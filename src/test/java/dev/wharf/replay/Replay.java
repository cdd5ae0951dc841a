package dev.wharf.replay;

import dev.wharf.demo.EmbeddedDatabase;
import dev.wharf.demo.EmbeddedDatabaseSettings;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/**
 * Sends a month of recorded orders through the real application, does everybody's work over HTTP, kills the application in the middle,
 * and proves at the end that nothing was lost, doubled or oversold. Run by the Maven profile {@code replay}.
 */
public final class Replay {
    /** Of a machine with two cores that has nothing else to do, more than twice what is needed. */
    private static final Duration AT_MOST = Duration.ofMinutes(Integer.getInteger("wharf.replay.minutes", 12));
    private static final int BENCHES = 6;
    private static final int PERCENT_BEFORE_DELIVERY = 20;
    private static final int PERCENT_BEFORE_CRASH = 40;
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final String USAGE = """
        Replays recorded orders through the application. Name their folder:
          mvn -Preplay verify -DskipTests -Dwharf.replay.folder=<folder with orders.jsonl, expected.csv, skus.csv, warehouses.csv, stock.csv, cancellations.csv>""";

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Tally tally = new Tally();
    private final Deadline deadline = new Deadline(AT_MOST);
    private final Folder folder;

    private Replay(Folder folder) {
        this.folder = folder;
    }

    /** @param args the folder. Ends the process: 0 passed, 1 failed, 2 wrong use */
    public static void main(String[] args) throws Exception {
        if (args.length != 1 || !Files.isRegularFile(Path.of(args[0], "orders.jsonl"))) {
            System.err.println(USAGE);
            System.exit(2);
        }
        // Without Spring Boot's settings every statement and every connection would be told of.
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(ch.qos.logback.classic.Level.WARN);
        System.exit(new Replay(new Folder(Path.of(args[0]))).run() ? 0 : 1);
    }

    private boolean run() throws Exception {
        var place = TARGET.resolve("replay");
        FileSystemUtils.deleteRecursively(place);
        Files.createDirectories(place);
        var settings = new EmbeddedDatabaseSettings(place.resolve("database"), TARGET.resolve("mariadb"), DataSize.ofMegabytes(256), 2);
        try (var database = EmbeddedDatabase.start(settings); var application = new Application(database, place)) {
            out.println("Application started in " + application.start() + " ms");
            try (var floor = new Floor(database)) {
                return run(application, new Api(application.address(), tally, deadline), floor);
            }
        }
    }

    private boolean run(Application application, Api api, Floor floor) throws Exception {
        long before = floor.number("SELECT COALESCE(SUM(on_hand), 0) FROM stock");
        var master = new MasterData(api, folder);
        master.send();
        var begin = System.nanoTime();
        var intake = new Import(api, floor, tally);
        Report.speed(out, "Import", folder.orders().size(), intake.send(folder.orders()));
        new ReviewCheck(folder, floor.holds(), tally, out).run();
        intake.sendCopies(folder.orders().get(0));
        work(application, api, floor, master);
        Report.speed(out, "Whole way, with all human work and the crash", folder.orders().size(), System.nanoTime() - begin);
        new EndCheck(api, floor, tally).run(before + master.received());
        return new Report(floor, tally, out).print();
    }

    private void work(Application application, Api api, Floor floor, MasterData master) throws Exception {
        var watch = new Watch(floor, tally, deadline);
        var delivery = new SecondDelivery(floor, folder, master);
        try (var crew = new Crew(people(api, floor), tally)) {
            watch.untilHandedOver(folder.orders().size() * PERCENT_BEFORE_DELIVERY / 100);
            out.println(delivery.inBetween() + " units came in with " + floor.handedOver() + " parcels handed over");
            watch.untilHandedOver(folder.orders().size() * PERCENT_BEFORE_CRASH / 100);
            new Crash(application, floor, out).run();
            watch.untilRest();
            out.println("At rest with " + floor.handedOver() + " parcels handed over; a second delivery lets "
                + delivery.send() + " waiting orders go on");
            watch.untilRest();
        }
    }

    private List<Worker> people(Api api, Floor floor) throws Exception {
        Map<String, String> barcodes = new HashMap<>();
        folder.skus().forEach(s -> barcodes.put(s.get("sku"), s.get("barcode")));
        var warehouses = folder.warehouses().stream().map(w -> w.get("warehouse")).sorted().toList();
        var people = new ArrayList<Worker>(new Office(api, floor, tally, warehouses).people());
        for (var picker : Staff.PICKERS) people.add(new Picker(picker, api, floor, tally, warehouses, barcodes));
        for (int i = 1; i <= BENCHES; i++) people.add(new Verifier(i, api, floor, tally, barcodes));
        people.add(new Shipper(api, floor, tally));
        people.add(new Customers(api, floor, tally, folder.cancelled()));
        return people;
    }
}
