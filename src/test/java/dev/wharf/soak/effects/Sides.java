package dev.wharf.soak.effects;

import dev.wharf.WharfApplication;
import dev.wharf.demo.StubFaults;
import dev.wharf.demo.StubFaults.Fault;
import dev.wharf.demo.StubFaults.Side;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * Shops, platforms and feeds as a process of their own, with a database of their own, that lie at random: they are what is true when the
 * application is killed. Says READY and its port; lives until its input ends.
 */
final class Sides {
    static final String READY = "READY ";
    private static final int PAUSE_MS = 40;
    /** Of a hundred moments, in how many a fault is put in the way of the next call. */
    private static final int PERCENT = 25;
    private static final Map<Side, List<Fault>> FAULTS = Map.of(
        Side.PLATFORM, List.of(Fault.BREAK, Fault.LOSE_ANSWER, Fault.SAY_DUPLICATE, Fault.HANG, Fault.STALL, Fault.LIE, Fault.LIMIT, Fault.HIDE, Fault.REFUSE),
        Side.CHANNEL, List.of(Fault.BREAK, Fault.LOSE_ANSWER, Fault.SAY_DUPLICATE, Fault.REFUSE),
        Side.FEED, List.of(Fault.BREAK, Fault.LOSE_ANSWER, Fault.SAY_DUPLICATE));

    private Sides() { }

    /** @param args the seed, then settings for Spring. Where the database is comes by the environment */
    public static void main(String[] args) throws Exception {
        var said = ChildProcess.talkToParent();
        var context = new SpringApplicationBuilder(WharfApplication.class).profiles("test")
            .properties("logging.level.root=warn", "camunda.bpm.job-execution.enabled=false", "camunda.bpm.auto-deployment-enabled=false", "server.port=0", "wharf.tracking.watch=false").run();
        try {
            said.println(READY + context.getEnvironment().getProperty("local.server.port"));
            lie(context.getBean(StubFaults.class), new Random(Long.parseLong(args[0])));
        } finally {
            Runtime.getRuntime().halt(1);
        }
    }

    private static void lie(StubFaults faults, Random random) throws Exception {
        while (System.in.available() == 0) {
            for (var side : List.of(Side.PLATFORM, Side.CHANNEL, Side.FEED)) {
                var kinds = FAULTS.get(side);
                if (random.nextInt(100) < PERCENT) faults.next(side, kinds.get(random.nextInt(kinds.size())), 1);
            }
            Thread.sleep(PAUSE_MS);
        }
        faults.clear();
        while (System.in.read() >= 0) Thread.sleep(PAUSE_MS);
    }
}
