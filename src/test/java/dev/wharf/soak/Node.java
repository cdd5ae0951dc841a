package dev.wharf.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wharf.WharfApplication;
import dev.wharf.common.Refusal;
import dev.wharf.inventory.Stock;
import dev.wharf.process.Lanes;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The application as a process of its own, without web: reads batches, one line each, books each in a lane, answers with a line. A batch that
 * an earlier process has booked is not booked again: its number is written in the same transaction. Lives until it is killed.
 */
final class Node {
    static final String READY = "READY";

    /** @param known an earlier process had booked it and could not say so any more */
    record Answer(int partition, long number, List<Integer> answers, boolean known, String failure) { }

    private final ObjectMapper json = new ObjectMapper();
    private final PrintStream out;
    private final HouseStock house;
    private final Lanes lanes;
    private final JdbcClient jdbc;
    private final Map<Integer, ExecutorService> threads = new HashMap<>();

    private Node(PrintStream out, Stock stock, Lanes lanes, JdbcClient jdbc) {
        this.out = out;
        this.house = new HouseStock(stock);
        this.lanes = lanes;
        this.jdbc = jdbc;
    }

    /** @param args settings for Spring. Where the database is comes by the environment */
    public static void main(String[] args) throws Exception {
        var answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        // Lazy: the pages, the watches and the workers stay out; what stock needs is there. Only the first process has to bring models and tables.
        var context = new SpringApplicationBuilder(WharfApplication.class).profiles("test").web(WebApplicationType.NONE).lazyInitialization(true)
            .properties("logging.level.root=warn", "camunda.bpm.job-execution.enabled=false", "camunda.bpm.auto-deployment-enabled=false").run(args);
        try {
            new Node(answers, context.getBean(Stock.class), context.getBean(Lanes.class), context.getBean(JdbcClient.class)).serve();
        } finally {
            // Threads of the application would keep a process alive that answers nobody.
            Runtime.getRuntime().halt(1);
        }
    }

    private void serve() throws Exception {
        out.println(READY);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var batch = json.readValue(line, Batch.class);
            threads.computeIfAbsent(batch.partition(), p -> Executors.newSingleThreadExecutor()).submit(() -> answer(batch));
        }
    }

    private void answer(Batch batch) {
        try {
            say(book(batch));
        } catch (RuntimeException e) {
            say(new Answer(batch.partition(), batch.number(), List.of(), false, e.toString()));
        }
    }

    private Answer book(Batch batch) {
        try {
            return lanes.call(() -> {
                var known = begin(batch);
                return known != null ? known : end(batch, batch.operations().stream().map(house::apply).toList());
            });
        } catch (Refusal refusal) {
            if (batch.operations().size() > 1) throw refusal;
            return lanes.call(() -> {
                begin(batch);
                return end(batch, List.of(ReferenceStock.REFUSED));
            });
        }
    }

    /** Waits for whoever else books this batch: a killed process may have left a transaction that the server still ends. @return what was answered before, or null */
    private Answer begin(Batch batch) {
        int moved = jdbc.sql("UPDATE soak_batch SET number = :number WHERE partition_no = :partition AND number = :before")
            .param("number", batch.number()).param("partition", batch.partition()).param("before", batch.number() - 1).update();
        if (moved == 1) return null;
        var answers = jdbc.sql("SELECT answers FROM soak_batch WHERE partition_no = :partition AND number = :number")
            .param("partition", batch.partition()).param("number", batch.number()).query(String.class).single();
        return new Answer(batch.partition(), batch.number(), List.of(read(answers)), true, "");
    }

    private Answer end(Batch batch, List<Integer> answers) {
        jdbc.sql("UPDATE soak_batch SET answers = :answers WHERE partition_no = :partition")
            .param("answers", write(answers)).param("partition", batch.partition()).update();
        return new Answer(batch.partition(), batch.number(), answers, false, "");
    }

    private void say(Answer answer) {
        out.println(write(answer));
    }

    private Integer[] read(String text) {
        try {
            return json.readValue(text, Integer[].class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
