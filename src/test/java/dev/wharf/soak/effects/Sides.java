package dev.wharf.soak.effects;

import dev.wharf.WharfApplication;
import dev.wharf.demo.StubFaults;
import dev.wharf.demo.StubFaults.Fault;
import dev.wharf.demo.StubFaults.Side;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * Shops, platforms and feeds as a process of their own, with a database of their own, that lie at random: they are what is true when the
 * application is killed. Says READY and its port; lives until its input ends.
 */
final class Sides {
    static final String READY = "READY ";
    /** Of a hundred calls, how many go wrong. */
    private static final int PERCENT = 25;
    private static final Map<Side, List<Fault>> FAULTS = Map.of(
        Side.PLATFORM, List.of(Fault.BREAK, Fault.LOSE_ANSWER, Fault.SAY_DUPLICATE, Fault.HANG, Fault.STALL, Fault.LIE, Fault.LIMIT, Fault.HIDE, Fault.REFUSE),
        Side.CHANNEL, List.of(Fault.BREAK, Fault.LOSE_ANSWER, Fault.SAY_DUPLICATE, Fault.HANG, Fault.REFUSE),
        Side.REFUNDS, List.of(Fault.BREAK, Fault.LOSE_ANSWER, Fault.SAY_DUPLICATE, Fault.HANG, Fault.LIE, Fault.LIMIT, Fault.REFUSE),
        Side.REFUND_QUERY, List.of(Fault.BREAK, Fault.LIMIT),
        Side.FEED, List.of(Fault.BREAK, Fault.LOSE_ANSWER, Fault.SAY_DUPLICATE));

    private Sides() { }

    /** @param args the seed, then settings for Spring. Where the database is comes by the environment */
    public static void main(String[] args) throws Exception {
        var said = ChildProcess.talkToParent();
        var context = new SpringApplicationBuilder(WharfApplication.class).profiles("test").properties(SoakOrder.SETTINGS.toArray(String[]::new))
            .properties("logging.level.root=warn", "camunda.bpm.job-execution.enabled=false", "camunda.bpm.auto-deployment-enabled=false", "server.port=0", "wharf.tracking.watch=false").run();
        try {
            said.println(READY + context.getEnvironment().getProperty("local.server.port"));
            lie(context.getBean(StubFaults.class), new Random(Long.parseLong(args[0])));
        } finally {
            Runtime.getRuntime().halt(1);
        }
    }

    static Supplier<Fault> atRandom(Random random, List<Fault> kinds) {
        return () -> random.nextInt(100) < PERCENT ? kinds.get(random.nextInt(kinds.size())) : null;
    }

    private static void lie(StubFaults faults, Random random) throws Exception {
        FAULTS.forEach((side, kinds) -> faults.atEveryCall(side, atRandom(random, kinds)));
        while (System.in.read() >= 0) faults.clear();
    }
}
