package dev.wharf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wharf.process.CorrectNotice;
import dev.wharf.process.CountStock;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.HumanTasks;
import dev.wharf.process.PickWave;
import dev.wharf.process.RecycleLabel;
import dev.wharf.process.RepairStock;
import dev.wharf.process.ReplenishBins;
import dev.wharf.process.ResolveTracking;
import dev.wharf.process.SettleListing;
import dev.wharf.process.SettleRefund;
import dev.wharf.process.SupervisePicker;
import dev.wharf.process.TransferStock;
import dev.wharf.process.Var;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;

/** Reads every model and form: ids, labels, defaults, beans, forms, conditions, diagram. */
class ModelsTest {
    private static final Pattern CONDITION = Pattern.compile("\\$\\{([a-zA-Z]+) (==|!=) '[A-Z_]+'}");
    /** One class of words for each model. */
    private static final List<Class<?>> WORDS = List.of(FulfillOrder.class, CountStock.class, TransferStock.class, RepairStock.class, PickWave.class, SupervisePicker.class,
        ReplenishBins.class, ResolveTracking.class, RecycleLabel.class, SettleListing.class, SettleRefund.class, CorrectNotice.class);
    private static final List<Class<? extends Enum<?>>> MESSAGES = List.of(FulfillOrder.Message.class, CountStock.Message.class, TransferStock.Message.class, PickWave.Message.class,
        ReplenishBins.Message.class, ResolveTracking.Message.class, RecycleLabel.Message.class,
        SettleListing.Message.class, SettleRefund.Message.class, CorrectNotice.Message.class);
    private static final Set<String> OPTIONAL_FIELDS = Set.of("decisionReason", "warehouse", "carrier", "mapTo");

    private static List<BpmnModelInstance> models() throws IOException {
        try (var files = Files.list(Path.of("processes"))) {
            var models = files.filter(f -> f.toString().endsWith(".bpmn")).map(f -> Bpmn.readModelFromFile(f.toFile())).toList();
            assertThat(models).isNotEmpty();
            return models;
        }
    }

    private static Set<String> variables() throws IllegalAccessException {
        var names = new HashSet<String>();
        for (var words : WORDS) {
            for (var field : words.getFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.get(null) instanceof Var<?> variable) names.add(variable.name());
            }
        }
        return names;
    }

    @Test
    void every_process_is_named_like_its_file_and_is_kept_for_a_stated_time() throws IOException {
        try (var files = Files.list(Path.of("processes"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".bpmn")).toList()) {
                for (var process : Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(Process.class)) {
                    assertThat(process.getId() + ".bpmn").isEqualTo(file.getFileName().toString());
                    assertThat(process.getCamundaHistoryTimeToLiveString()).isNotBlank();
                    assertThat(process.getCamundaVersionTag()).isNotBlank();
                }
            }
        }
    }

    @Test
    void every_node_has_a_speaking_id_a_label_in_both_languages_and_a_shape() throws IOException {
        for (var model : models()) {
            var drawn = model.getModelElementsByType(BpmnShape.class).stream().map(s -> s.getBpmnElement().getId()).collect(Collectors.toSet());
            for (var node : model.getModelElementsByType(FlowNode.class)) {
                assertThat(node.getId()).matches("(Task|Gateway|StartEvent|EndEvent|BoundaryEvent|CatchEvent|SubProcess)_[A-Za-z]+");
                assertThat(node.getName()).as(node.getId()).matches(Pattern.compile("\\P{ASCII}.*\\n.*[A-Za-z ?]+", Pattern.DOTALL));
                assertThat(drawn).contains(node.getId());
            }
            var lines = model.getModelElementsByType(BpmnEdge.class).stream().map(e -> e.getBpmnElement().getId()).collect(Collectors.toSet());
            assertThat(lines).containsAll(model.getModelElementsByType(SequenceFlow.class).stream().map(BaseElement::getId).toList());
        }
    }

    @Test
    void a_gateway_that_decides_has_a_default_that_never_means_approved() throws IOException {
        for (var model : models()) {
            for (var gateway : model.getModelElementsByType(ExclusiveGateway.class)) {
                if (gateway.getOutgoing().size() > 1) assertThat(gateway.getDefault()).as(gateway.getId()).isNotNull();
            }
            for (var gateway : model.getModelElementsByType(InclusiveGateway.class)) {
                if (gateway.getOutgoing().size() > 1) assertThat(gateway.getDefault()).as(gateway.getId()).isNotNull();
            }
            for (var flow : model.getModelElementsByType(SequenceFlow.class)) {
                if (flow.getSource() instanceof ExclusiveGateway gateway && flow.equals(gateway.getDefault())) {
                    assertThat(flow.getTarget().getId()).doesNotContain("EndEvent").doesNotContain("SubProcess_Pick");
                }
            }
        }
    }

    @Test
    void a_condition_compares_one_declared_variable_with_one_literal() throws IOException, IllegalAccessException {
        var declared = variables();
        for (var model : models()) {
            for (var flow : model.getModelElementsByType(SequenceFlow.class)) {
                if (flow.getConditionExpression() == null) continue;
                var condition = CONDITION.matcher(flow.getConditionExpression().getTextContent());
                assertThat(condition.matches()).as(flow.getId()).isTrue();
                assertThat(declared).contains(condition.group(1));
            }
        }
    }

    @Test
    void every_delegate_exists_and_every_delegate_is_drawn() throws IOException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(JavaDelegate.class));
        var beans = new TreeSet<String>();
        for (var candidate : scanner.findCandidateComponents("dev.wharf")) {
            try {
                beans.add(Class.forName(candidate.getBeanClassName()).getAnnotation(Component.class).value());
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        var drawn = new TreeSet<String>();
        for (var model : models()) {
            for (var task : model.getModelElementsByType(ServiceTask.class)) {
                assertThat(task.getCamundaClass()).isNull();
                assertThat(task.getCamundaExpression()).isNull();
                assertThat(task.getCamundaDelegateExpression()).as(task.getId()).matches("\\$\\{[a-zA-Z]+Delegate}");
                drawn.add(task.getCamundaDelegateExpression().replaceAll("[${}]", ""));
            }
        }
        assertThat(drawn).isEqualTo(beans);
    }

    /** Each is drawn where it is raised and caught by its code; an error without its event would end the instance silently. */
    @Test
    void every_business_error_is_declared_and_caught_by_a_boundary_event() throws IOException {
        var caught = new TreeSet<String>();
        for (var model : models()) {
            var declared = model.getModelElementsByType(Error.class).stream().map(Error::getErrorCode).collect(Collectors.toSet());
            var here = model.getModelElementsByType(BoundaryEvent.class).stream().flatMap(event -> event.getEventDefinitions().stream()).filter(ErrorEventDefinition.class::isInstance)
                .map(definition -> ((ErrorEventDefinition) definition).getError().getErrorCode()).collect(Collectors.toSet());
            assertThat(here).isEqualTo(declared);
            caught.addAll(here);
        }
        // The one that delegates raise; the others are drawn as ends of a stage.
        assertThat(caught).contains(FulfillOrder.ORDER_GIVEN_UP);
    }

    @Test
    void every_human_task_has_a_form_a_group_a_due_date_and_its_decisions() throws IOException {
        var keys = new TreeSet<String>();
        for (var model : models()) {
            for (var task : model.getModelElementsByType(UserTask.class)) {
                keys.add(task.getId());
                assertThat(task.getCamundaCandidateGroupsList()).as(task.getId()).isNotEmpty();
                assertThat(task.getCamundaDueDate()).as(task.getId()).isNotBlank();
                var form = Path.of("forms", task.getCamundaFormRef() + ".form");
                assertThat(form).exists();
                var offered = decisions(new ObjectMapper().readTree(form.toFile()));
                assertThat(offered).as(task.getId()).isEqualTo(HumanTasks.decisions(task.getId()));
            }
        }
        var decided = new TreeSet<>(FulfillOrder.DECISIONS.keySet());
        decided.addAll(CountStock.DECISIONS.keySet());
        decided.addAll(TransferStock.DECISIONS.keySet());
        decided.addAll(RepairStock.DECISIONS.keySet());
        decided.addAll(SupervisePicker.DECISIONS.keySet());
        decided.addAll(PickWave.DECISIONS.keySet());
        decided.addAll(ReplenishBins.DECISIONS.keySet());
        decided.addAll(ResolveTracking.DECISIONS.keySet());
        decided.addAll(RecycleLabel.DECISIONS.keySet());
        decided.addAll(SettleListing.DECISIONS.keySet());
        decided.addAll(CorrectNotice.DECISIONS.keySet());
        decided.addAll(SettleRefund.DECISIONS.keySet());
        assertThat(decided).isEqualTo(keys);
    }

    @Test
    void a_form_writes_nothing_but_the_decision() throws IOException, IllegalAccessException {
        var declared = variables();
        try (var files = Files.list(Path.of("forms"))) {
            for (var file : files.toList()) {
                var form = new ObjectMapper().readTree(file.toFile());
                assertThat(form.get("id").textValue() + ".form").isEqualTo(file.getFileName().toString());
                for (var component : form.get("components")) {
                    if (!component.has("key")) continue;
                    var key = component.get("key").textValue();
                    assertThat(declared).contains(key);
                    var writes = !component.path("disabled").booleanValue();
                    assertThat(writes).as(file + " " + key).isEqualTo(key.equals("decision") || OPTIONAL_FIELDS.contains(key));
                }
            }
        }
    }

    @Test
    void messages_are_the_declared_ones() throws IOException {
        var drawn = new TreeSet<String>();
        for (var model : models()) drawn.addAll(model.getModelElementsByType(Message.class).stream().map(Message::getName).toList());
        assertThat(drawn).containsExactlyInAnyOrderElementsOf(MESSAGES.stream().flatMap(m -> Arrays.stream(m.getEnumConstants())).map(Enum::name).toList());
    }

    @Test
    void the_front_door_shows_six_collapsed_stages() throws IOException {
        var model = Bpmn.readModelFromFile(Path.of("processes/fulfill-order.bpmn").toFile());
        var collapsed = model.getModelElementsByType(BpmnShape.class).stream()
            .filter(s -> s.getBpmnElement() instanceof Activity a && a.getId().startsWith("SubProcess_")).toList();
        assertThat(collapsed).allMatch(s -> !s.isExpanded());
        assertThat(collapsed).extracting(s -> s.getBpmnElement().getId())
            .startsWith("SubProcess_Review", "SubProcess_Lock", "SubProcess_Pick", "SubProcess_Verify", "SubProcess_Ship", "SubProcess_Sync");
    }

    private static List<String> decisions(JsonNode form) {
        var values = new ArrayList<String>();
        for (var component : form.get("components")) {
            if (component.path("key").asText().equals("decision")) component.get("values").forEach(v -> values.add(v.get("value").textValue()));
        }
        return values;
    }
}
