package dev.wharf.question;

import static dev.wharf.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wharf.TestHouse;
import dev.wharf.common.FulfillmentId;
import dev.wharf.infra.security.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders whose buyers are asked, as customer service and the buyers themselves see them. */
public final class AskedBuyers {
    private static final Pattern LINK = Pattern.compile("/track/([A-Za-z0-9_-]{27})/answer");
    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");
    private static final JsonMapper JSON = new JsonMapper();

    public final TestHouse house;
    private final int port;
    private final JdbcClient jdbc;
    private final TaskService tasks;
    private final RuntimeService runtime;

    public AskedBuyers(ApplicationContext context, int port) {
        this.house = new TestHouse(context);
        this.port = port;
        this.jdbc = context.getBean(JdbcClient.class);
        this.tasks = context.getBean(TaskService.class);
        this.runtime = context.getBean(RuntimeService.class);
    }

    /** Its street leads nowhere. */
    public FulfillmentId vague() {
        return house.take(TestHouse.order().vague().line(house.sku(5, 0), 1));
    }

    /** Two are wanted, this many are there. */
    FulfillmentId shortOfStock(int there) {
        return house.take(TestHouse.order().line(house.sku(there, 0), 2));
    }

    FulfillmentId unpaid() {
        return house.take(TestHouse.order().unpaid().line(house.sku(5, 0), 1));
    }

    HttpResponse<String> asks(String user, FulfillmentId id, QuestionKind kind) {
        return Visitor.basic(port, user).post("/api/v1/orders/" + id + "/questions", "{\"kind\":\"" + kind + "\",\"note\":\"请核对\"}");
    }

    /** Customer service asks. @return what the link carries, from the message that the buyer got */
    String asked(FulfillmentId id, QuestionKind kind) {
        var before = inbox(id).size();
        var answer = asks("csr", id, kind);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        soon().until(() -> inbox(id).size() > before && messageState(id).equals("SENT"));
        return token(inbox(id).get(0).get("zh").textValue());
    }

    public static String token(String words) {
        var link = LINK.matcher(words);
        if (!link.find()) throw new AssertionError("No link in: " + words);
        return link.group(1);
    }

    /** The newest first. */
    public List<JsonNode> inbox(FulfillmentId id) {
        var order = jdbc.sql("SELECT o.shop_code, o.channel_order_no FROM fulfillment f JOIN sales_order o ON o.sales_order_id = f.sales_order_id WHERE f.fulfillment_id = :id")
            .param("id", id.value()).query((rs, n) -> Map.entry(rs.getString(1), rs.getString(2))).single();
        try {
            var messages = JSON.readTree(Visitor.basic(port, "csr").get("/demo/channel/" + order.getKey() + "/inbox/" + order.getValue()).body());
            return java.util.stream.StreamSupport.stream(messages.spliterator(), false).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> looks(String token) {
        return Visitor.anonymous(port).get("/track/" + token + "/answer");
    }

    String form(String token) {
        var form = FORM.matcher(looks(token).body());
        if (!form.find()) throw new AssertionError("The page has no form");
        return form.group(1);
    }

    HttpResponse<String> answers(String token, Choice choice, Map<String, String> fields) {
        return sends(Visitor.anonymous(port), token, form(token), choice, fields);
    }

    HttpResponse<String> sends(Visitor who, String token, String form, Choice choice, Map<String, String> fields) {
        var body = new java.util.LinkedHashMap<>(fields);
        body.put("form", form);
        body.put("choice", choice.name());
        return who.send("POST", "/track/" + token + "/answer", "application/x-www-form-urlencoded",
            body.entrySet().stream().map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&")));
    }

    static Map<String, String> address(String detail) {
        return Map.of("province", "浙江省", "city", "杭州市", "district", "西湖区", "detail", detail, "name", "", "phone", "");
    }

    List<String> openTasks(FulfillmentId id) {
        return tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).list().stream().map(org.camunda.bpm.engine.task.Task::getTaskDefinitionKey).toList();
    }

    /** Id of its only task. */
    String task(FulfillmentId id) {
        return tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).singleResult().getId();
    }

    String shownAtTask(FulfillmentId id) {
        return String.valueOf(tasks.getVariableLocal(task(id), "buyerAsked"));
    }

    boolean waitsAt(FulfillmentId id, String activity) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).activityIdIn(activity).count() == 1;
    }

    /** As a person would in the task list. */
    void decides(FulfillmentId id, String decision) {
        tasks.complete(task(id), Map.of("decision", decision));
    }

    String state(String token) {
        return jdbc.sql("SELECT state FROM buyer_question WHERE token_digest = :digest").param("digest", QuestionToken.digest(token)).query(String.class).single();
    }

    /** Kinds of what happened, and who did it. */
    List<String> log(FulfillmentId id, String kind) {
        return jdbc.sql("SELECT actor FROM order_event WHERE fulfillment_id = :id AND kind = :kind").param("id", id.value()).param("kind", kind).query(String.class).list();
    }

    /** In English. */
    List<String> said(FulfillmentId id, String kind) {
        return jdbc.sql("SELECT text_en FROM order_event WHERE fulfillment_id = :id AND kind = :kind").param("id", id.value()).param("kind", kind).query(String.class).list();
    }

    /** Other parts of the same order. */
    List<FulfillmentId> others(FulfillmentId id) {
        return jdbc.sql("SELECT p.fulfillment_id FROM fulfillment f JOIN fulfillment p ON p.sales_order_id = f.sales_order_id AND p.fulfillment_id <> f.fulfillment_id WHERE f.fulfillment_id = :id")
            .param("id", id.value()).query(Long.class).list().stream().map(FulfillmentId::new).toList();
    }

    void set(String token, String column, String value) {
        jdbc.sql("UPDATE buyer_question SET " + column + " = " + value + " WHERE token_digest = :digest").param("digest", QuestionToken.digest(token)).update();
    }

    /** As if the buyer had been silent. @param decided by setting; empty if the task went on with a person */
    public void silent(FulfillmentId id, String decided) {
        jdbc.sql("UPDATE buyer_question SET state = 'EXPIRED', answer = :decided, remind_at = NULL, expires_at = '2026-01-01 00:00:00', ended_at = '2026-01-01 00:00:10' WHERE fulfillment_id = :id")
            .param("decided", decided).param("id", id.value()).update();
    }

    /** As if the newest message had been given up without a clear answer. */
    void givenUp(FulfillmentId id) {
        jdbc.sql("UPDATE buyer_message SET state = 'REFUSED' WHERE fulfillment_id = :id").param("id", id.value()).update();
    }

    /** Of the newest message. */
    String messageState(FulfillmentId id) {
        return jdbc.sql("SELECT state FROM buyer_message WHERE fulfillment_id = :id ORDER BY created_at DESC LIMIT 1").param("id", id.value()).query(String.class).optional().orElse("");
    }

    String detail(FulfillmentId id) {
        return jdbc.sql("SELECT o.receiver_detail FROM fulfillment f JOIN sales_order o ON o.sales_order_id = f.sales_order_id WHERE f.fulfillment_id = :id").param("id", id.value())
            .query(String.class).single();
    }
}
