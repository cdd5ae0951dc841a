package dev.wharf.replay;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sends the orders in, as a channel would: the lines of the file, unchanged, in lists. */
final class Import {
    private static final int LIST = 100;
    private static final int COPIES = 50;
    private static final String PATH = "/api/v1/orders";
    private static final String COPIED = "REPLAY-COPIES-1";

    private final Api api;
    private final Floor floor;
    private final Tally tally;

    Import(Api api, Floor floor, Tally tally) {
        this.api = api;
        this.floor = floor;
        this.tally = tally;
    }

    /** @return nanoseconds from the first list to the last answer */
    long send(List<Folder.Order> orders) {
        var begin = System.nanoTime();
        for (int from = 0; from < orders.size(); from += LIST) {
            var part = orders.subList(from, Math.min(orders.size(), from + LIST));
            var body = part.stream().map(Folder.Order::raw).collect(Collectors.joining(",", "[", "]"));
            var answer = api.require(api.call(Staff.SYSTEM, "POST", PATH, body.getBytes(StandardCharsets.UTF_8)));
            if (answer.path("accepted").asInt() == part.size()) continue;
            for (var result : answer.path("results")) {
                if (!result.path("outcome").asText().equals("ACCEPTED")) tally.failed("An order was not taken: " + result);
            }
        }
        return System.nanoTime() - begin;
    }

    /** The same order many times at the same moment makes one order with one instance. */
    void sendCopies(Folder.Order like) throws InterruptedException {
        var raw = like.raw().replace("\"" + like.number() + "\"", "\"" + COPIED + "\"").getBytes(StandardCharsets.UTF_8);
        var threads = Executors.newFixedThreadPool(COPIES);
        IntStream.range(0, COPIES).forEach(i -> threads.submit(() -> tally.count("Answers to " + COPIES + " copies of one order: "
            + api.call(Staff.SYSTEM, "POST", PATH, raw).status())));
        threads.shutdown();
        if (!threads.awaitTermination(2, TimeUnit.MINUTES)) tally.failed("Copies: not all were answered in time");
        int orders = floor.number("SELECT COUNT(*) FROM sales_order WHERE channel_order_no = '" + COPIED + "'");
        int instances = floor.number("""
            SELECT COUNT(*) FROM ACT_HI_PROCINST h JOIN fulfillment f ON h.BUSINESS_KEY_ = CONCAT('F', f.fulfillment_id)
              JOIN sales_order o ON o.sales_order_id = f.sales_order_id WHERE o.channel_order_no = '%s'""".formatted(COPIED));
        if (orders != 1 || instances != 1) tally.failed("Copies: " + COPIES + " copies of one order made " + orders + " orders and " + instances + " instances");
    }
}
