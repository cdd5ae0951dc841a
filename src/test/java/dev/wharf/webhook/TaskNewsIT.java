package dev.wharf.webhook;

import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wharf.common.FulfillmentId;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.Lanes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever is told of exceptions hears of each task about an order; which models have one is read from the models, so that a new one cannot be forgotten. */
class TaskNewsIT extends AtReceivers {
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private Lanes lanes;

    /** @param aboutOrder whether its form shows the number of an order */
    private record Asked(String model, String task, boolean aboutOrder) { }

    @Test
    void every_task_about_an_order_is_told_and_no_other() throws IOException {
        var asked = beside(FulfillOrder.KEY);
        assertThat(asked.stream().map(Asked::aboutOrder)).contains(true, false);
        var receiver = receiver("exception.raised", "exception.resolved");
        var id = house.take(order().in(shop).line(house.sku(5, 0), 1));
        for (var one : asked) {
            var instance = lanes.call(() -> begin(one, id));
            lanes.runOne(() -> runtime.deleteProcessInstance(instance.getId(), "test"));
        }
        awaitNothingWaits(receiver);
        var told = seen(receiver).stream().collect(Collectors.groupingBy(e -> e.path("type").asText(), Collectors.mapping(e -> e.path("data").path("task").asText(), Collectors.toSet())));
        var aboutOrders = asked.stream().filter(Asked::aboutOrder).map(Asked::task).collect(Collectors.toSet());
        assertThat(told).isEqualTo(Map.of("exception.raised", aboutOrders, "exception.resolved", aboutOrders));
        assertThat(seen(receiver)).allSatisfy(e -> assertThat(e.path("data").path("fulfillment").asText()).isEqualTo(id.toString()));
    }

    private ProcessInstance begin(Asked one, FulfillmentId id) {
        var start = runtime.createProcessInstanceByKey(one.model()).businessKey("NEWS-" + id).startBeforeActivity(one.task()).setVariable("dueAt", new Date());
        return (one.aboutOrder() ? start.setVariable(FulfillOrder.FULFILLMENT_NO.name(), id.toString()) : start).execute();
    }

    /** The tasks of that one are known by its instance, which is the order's. */
    private static List<Asked> beside(String key) throws IOException {
        try (var files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).map(file -> Bpmn.readModelFromFile(file.toFile()))
                .flatMap(model -> model.getModelElementsByType(UserTask.class).stream().map(task -> {
                    var process = model.getModelElementsByType(Process.class).iterator().next().getId();
                    return new Asked(process, task.getId(), showsOrder(task.getCamundaFormRef()));
                })).filter(one -> !one.model().equals(key)).toList();
        }
    }

    private static boolean showsOrder(String form) {
        try {
            return new ObjectMapper().readTree(Path.of("forms", form + ".form").toFile()).toString().contains(FulfillOrder.FULFILLMENT_NO.name());
        } catch (IOException e) {
            throw new IllegalStateException("Form " + form + " cannot be read", e);
        }
    }
}
