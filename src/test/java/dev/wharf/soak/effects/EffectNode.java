package dev.wharf.soak.effects;

import dev.wharf.WharfApplication;
import dev.wharf.demo.StubFaults;
import dev.wharf.demo.StubFaults.Fault;
import dev.wharf.demo.StubFaults.Side;
import java.util.List;
import java.util.Random;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application as a process of its own, without web, with people who work: it places orders, hands over, cancels and tries again. Lives until it is killed, or its parent ends. */
final class EffectNode {
    private static final int PAUSE_MS = 100;
    private static final List<Fault> CARRIER = List.of(Fault.BREAK, Fault.LOSE_ANSWER, Fault.SAY_DUPLICATE, Fault.REFUSE);

    private EffectNode() { }

    /** @param args port of the sides, number of orders, seed. Where the database is comes by the environment */
    public static void main(String[] args) throws Exception {
        var said = ChildProcess.talkToParent();
        ChildProcess.endWithParent();
        try (var context = application(args[0], "camunda.bpm.auto-deployment-enabled=false")) {
            var floor = context.getAutowireCapableBeanFactory().createBean(SoakFloor.class);
            var people = context.getAutowireCapableBeanFactory().createBean(SoakPeople.class);
            // The carrier's stub lives in here; what it sold is in the database.
            context.getBean(StubFaults.class).atEveryCall(Side.CARRIER, Sides.atRandom(new Random(Long.parseLong(args[2])), CARRIER));
            said.println("READY");
            while (true) {
                floor.work(Integer.parseInt(args[1]));
                people.answerTasks();
                Thread.sleep(PAUSE_MS);
            }
        } catch (Exception | Error why) {
            why.printStackTrace();
            throw why;
        } finally {
            // Threads of the application would keep a process alive that does no work.
            Runtime.getRuntime().halt(1);
        }
    }

    /** Leases run out soon and tries follow each other fast, so that a run of minutes has seen what happens in days. The orders begin behind the floor, without stock: its proof would complain. */
    static ConfigurableApplicationContext application(String sides, String... more) {
        return new SpringApplicationBuilder(WharfApplication.class).profiles("test").web(WebApplicationType.NONE).lazyInitialization(true)
            .properties(more).properties(SoakOrder.SETTINGS.toArray(String[]::new)).properties("logging.level.root=warn", "server.port=" + sides, "camunda.bpm.job-execution.enabled=false", "wharf.tracking.watch=false", "wharf.proof.watch=false",
                "wharf.effect.lease=14s", "wharf.effect.longest-call=7s", "wharf.effect.first-wait=200ms", "wharf.effect.longest-wait=2s", "wharf.effect.circuit-failures=20",
                "wharf.effect.circuit-rest=1s", "wharf.channel.webhook.answer-timeout=1s", "wharf.refund.pause=1s", "wharf.channel.top.answer-timeout=1s", "wharf.channel.jos.answer-timeout=1s", "wharf.channel.doudian.answer-timeout=1s")
            .run();
    }
}
