package dev.wharf.question;

import static dev.wharf.Soon.soon;
import static dev.wharf.question.AskedBuyers.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.demo.StubFaults;
import dev.wharf.demo.StubFaults.Fault;
import dev.wharf.demo.StubFaults.Side;
import dev.wharf.infra.security.Visitor;
import dev.wharf.message.BuyerMessage;
import dev.wharf.message.LinkKind;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What buyers are asked, what their answers do, and what else opens or changes nothing. */
@WharfTest
class QuestionIT {
    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private QuestionLook look;
    @Autowired
    private GiveAnswer answers;
    @Autowired
    private AnswerPages pages;
    @Autowired
    private Questions questions;
    @Autowired
    private Lanes lanes;
    @Autowired
    private StubFaults faults;
    private AskedBuyers buyers;

    @BeforeEach
    void buyers() {
        buyers = new AskedBuyers(context, port);
    }

    @AfterEach
    void nothing_goes_wrong_any_more() {
        faults.clear();
    }

    private Stage stage(FulfillmentId id) {
        return buyers.house.fulfillment(id).stage();
    }

    @Test
    void the_buyer_corrects_the_address_and_the_order_goes_on() {
        var id = buyers.vague();
        var token = buyers.asked(id, QuestionKind.ADDRESS);
        assertThat(buyers.shownAtTask(id)).contains("已询问买家", "The buyer was asked");
        // When the buyer looks, even twice, nothing changes
        var page = buyers.looks(token);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("测试商品", "周**", "139****01", "请核对", "请补充门牌号").doesNotContain("周小满", "13910020001", "csrf", "<script");
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(page.headers().firstValue("X-Robots-Tag")).hasValue("noindex, nofollow");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(buyers.looks(token).statusCode()).isEqualTo(200);
        // When what is typed leads nowhere either, it is asked again at once
        var again = buyers.answers(token, Choice.FIX, address("附近"));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("还不能提交", "请补充门牌号", "附近");
        assertThat(buyers.state(token)).isEqualTo("OPEN");
        assertThat(buyers.openTasks(id)).containsExactly("Task_FixAddress");
        // When it is right, then the order goes on, and the link has done its work
        assertThat(buyers.answers(token, Choice.FIX, address("文三路398号东信大厦5楼")).statusCode()).isEqualTo(302);
        assertThat(buyers.waitsAt(id, "Task_AwaitPick")).isTrue();
        assertThat(buyers.detail(id)).isEqualTo("文三路398号东信大厦5楼");
        assertThat(buyers.log(id, "BUYER_ANSWERED")).containsExactly("buyer");
        assertThat(buyers.looks(token).body()).contains("已收到您的答复", "修改收货地址").doesNotContain("文三路");
    }

    @ParameterizedTest
    @CsvSource({"SHIP_AVAILABLE, Task_AwaitPick", "CANCEL_MISSING, Task_AwaitPick", "WAIT, CatchEvent_StockArrived"})
    void the_buyer_says_what_to_do_about_missing_units(Choice choice, String waitsAt) {
        var id = buyers.shortOfStock(1);
        var token = buyers.asked(id, QuestionKind.SHORTAGE);
        assertThat(buyers.answers(token, choice, Map.of()).statusCode()).isEqualTo(302);
        assertThat(buyers.waitsAt(id, waitsAt)).isTrue();
        assertThat(buyers.state(token)).isEqualTo("ANSWERED");
    }

    @ParameterizedTest
    @EnumSource(value = QuestionKind.class, names = {"ADDRESS", "SHORTAGE", "PAYMENT"})
    void the_buyer_cancels(QuestionKind kind) {
        var id = switch (kind) {
            case ADDRESS -> buyers.vague();
            case SHORTAGE -> buyers.shortOfStock(1);
            default -> buyers.unpaid();
        };
        var token = buyers.asked(id, kind);
        assertThat(buyers.answers(token, Choice.CANCEL, Map.of()).statusCode()).isEqualTo(302);
        assertThat(stage(id)).isEqualTo(Stage.CANCELLED);
        assertThat(buyers.log(id, "CANCELLED")).containsExactly("buyer");
        assertThat(buyers.said(id, "REFUND_DUE")).isEqualTo(switch (kind) {
            case ADDRESS -> List.of("The buyer cancelled; give 10.00 back");
            case SHORTAGE -> List.of("The buyer cancelled; give 20.00 back");
            default -> List.of();
        });
    }

    @Test
    void of_an_order_in_parts_the_buyer_gets_back_what_the_part_cost() {
        // Given an order of two of which one was there and goes on, and the other waits
        var id = buyers.shortOfStock(1);
        buyers.answers(buyers.asked(id, QuestionKind.SHORTAGE), Choice.SHIP_AVAILABLE, Map.of());
        var rest = buyers.others(id).get(0);
        // When the buyer does not want to wait any more
        assertThat(buyers.answers(buyers.asked(rest, QuestionKind.SHORTAGE), Choice.CANCEL, Map.of()).statusCode()).isEqualTo(302);
        // Then
        assertThat(stage(rest)).isEqualTo(Stage.CANCELLED);
        assertThat(buyers.said(rest, "REFUND_DUE")).containsExactly("The buyer cancelled; give 10.00 back");
        assertThat(buyers.waitsAt(id, "Task_AwaitPick")).isTrue();
    }

    @Test
    void what_only_a_person_may_decide_is_shown_at_the_task() {
        var id = buyers.unpaid();
        var token = buyers.asked(id, QuestionKind.PAYMENT);
        assertThat(buyers.answers(token, Choice.PAID, Map.of()).statusCode()).isEqualTo(302);
        assertThat(buyers.openTasks(id)).containsExactly("Task_AwaitPayment");
        assertThat(buyers.shownAtTask(id)).contains("买家答复", "wants it");
    }

    @Test
    void an_answer_counts_once() {
        var id = buyers.shortOfStock(1);
        var token = buyers.asked(id, QuestionKind.SHORTAGE);
        var form = buyers.form(token);
        assertThat(buyers.sends(Visitor.anonymous(port), token, form, Choice.WAIT, Map.of()).statusCode()).isEqualTo(302);
        var second = buyers.sends(Visitor.anonymous(port), token, form, Choice.CANCEL, Map.of());
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("已收到您的答复", "等货齐一起发");
        assertThat(stage(id)).isEqualTo(Stage.REVIEW);
    }

    @Test
    void a_link_whose_time_is_over_changes_nothing_and_the_task_says_that_nobody_answered() {
        var id = buyers.vague();
        var token = buyers.asked(id, QuestionKind.ADDRESS);
        var form = buyers.form(token);
        buyers.set(token, "expires_at", "'2026-01-01 00:00:00'");
        assertThat(buyers.looks(token).statusCode()).isEqualTo(410);
        var late = buyers.sends(Visitor.anonymous(port), token, form, Choice.CANCEL, Map.of());
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("链接已过期");
        look.run();
        assertThat(buyers.state(token)).isEqualTo("EXPIRED");
        assertThat(buyers.openTasks(id)).containsExactly("Task_FixAddress");
        assertThat(buyers.shownAtTask(id)).contains("未答复");
        assertThat(buyers.log(id, "BUYER_SILENT")).hasSize(1);
    }

    @Test
    void by_setting_silence_is_an_answer() {
        var id = buyers.shortOfStock(1);
        var token = buyers.asked(id, QuestionKind.SHORTAGE);
        var form = buyers.form(token);
        var question = questions.byToken(QuestionToken.digest(token)).orElseThrow().id();
        lanes.runOne(() -> answers.end(question, Choice.WAIT));
        assertThat(buyers.state(token)).as("not before its time").isEqualTo("OPEN");
        buyers.set(token, "expires_at", "'2026-01-01 00:00:00'");
        lanes.runOne(() -> answers.end(question, Choice.WAIT));
        assertThat(buyers.waitsAt(id, "CatchEvent_StockArrived")).isTrue();
        assertThat(buyers.state(token)).isEqualTo("EXPIRED");
        assertThat(buyers.log(id, "BUYER_SILENT")).containsExactly("system");
        // When the buyer comes too late, then the page does not say that nothing was changed
        var late = buyers.looks(token);
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(late.body()).contains("答复时间已过", "处理方式：等货齐一起发").doesNotContain("没有做任何更改", "您的选择");
        assertThat(buyers.sends(Visitor.anonymous(port), token, form, Choice.CANCEL, Map.of()).body()).contains("处理方式：等货齐一起发").doesNotContain("没有做任何更改");
        assertThat(Visitor.anonymous(port).with("Accept-Language", "en").get("/track/" + token + "/answer").body()).contains("What was done: send everything together")
            .doesNotContain("Nothing was changed");
    }

    @Test
    void an_order_cancelled_because_its_buyer_was_silent_was_not_cancelled_by_the_buyer() {
        var id = buyers.shortOfStock(1);
        var token = buyers.asked(id, QuestionKind.SHORTAGE);
        buyers.form(token);
        var question = questions.byToken(QuestionToken.digest(token)).orElseThrow().id();
        buyers.set(token, "expires_at", "'2026-01-01 00:00:00'");
        lanes.runOne(() -> answers.end(question, Choice.CANCEL));
        assertThat(buyers.said(id, "REFUND_DUE")).containsExactly("The order was cancelled; give 20.00 back");
    }

    @Test
    void silence_of_a_buyer_who_may_never_have_been_told_decides_nothing() {
        var id = buyers.shortOfStock(1);
        var token = buyers.asked(id, QuestionKind.SHORTAGE);
        buyers.givenUp(id);
        timeEnds(token);
        assertThat(buyers.openTasks(id)).containsExactly("Task_ResolveShortage");
        assertThat(buyers.shownAtTask(id)).contains("消息未送达", "No message reached the buyer");
        assertThat(buyers.said(id, "BUYER_SILENT")).containsExactly("No message reached the buyer: the shortage");
    }

    @ParameterizedTest
    @CsvSource({"19, CatchEvent_StockArrived", "20, Task_ResolveShortage"})
    void silence_of_a_buyer_who_was_locked_out_decides_nothing(String tries, String waitsAt) {
        var id = buyers.shortOfStock(1);
        var token = buyers.asked(id, QuestionKind.SHORTAGE);
        buyers.set(token, "tries", tries);
        timeEnds(token);
        assertThat(buyers.waitsAt(id, waitsAt)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"'', false, EXPIRED, 消息未送达", "'', true, OPEN, 消息未送达", "-R, false, OPEN, 已询问买家"})
    void a_question_that_was_refused_ends_and_one_that_may_have_arrived_or_was_only_to_be_reminded_of_does_not(String reminder, boolean inDoubt, String state, String shown) {
        var id = buyers.vague();
        var token = buyers.asked(id, QuestionKind.ADDRESS);
        var asked = questions.byToken(QuestionToken.digest(token)).orElseThrow();
        var message = new BuyerMessage(QuestionLetters.key(asked.id()) + reminder, id, asked.salesOrderId(), "ADDRESS", LinkKind.ANSWER, asked.id(), "", new Text("", ""));
        lanes.runOne(() -> pages.notSent(message, inDoubt));
        assertThat(buyers.state(token)).isEqualTo(state);
        assertThat(buyers.shownAtTask(id)).contains(shown);
    }

    /** With a setting that says to wait. */
    private void timeEnds(String token) {
        buyers.set(token, "expires_at", "'2026-01-01 00:00:00'");
        lanes.runOne(() -> answers.end(questions.byToken(QuestionToken.digest(token)).orElseThrow().id(), Choice.WAIT));
        assertThat(buyers.state(token)).isEqualTo("EXPIRED");
    }

    @Test
    void the_buyer_is_reminded_once_with_the_same_link() {
        var id = buyers.vague();
        var token = buyers.asked(id, QuestionKind.ADDRESS);
        look.run();
        assertThat(buyers.log(id, "BUYER_REMINDED")).as("not before half of the time").isEmpty();
        buyers.set(token, "remind_at", "'2026-01-01 00:00:00'");
        look.run();
        look.run();
        soon().until(() -> buyers.inbox(id).size() == 2);
        assertThat(buyers.log(id, "BUYER_REMINDED")).hasSize(1);
        assertThat(buyers.inbox(id)).allSatisfy(message -> assertThat(AskedBuyers.token(message.get("en").textValue())).isEqualTo(token));
    }

    @Test
    void asked_again_the_link_of_before_ends() {
        var id = buyers.vague();
        var first = buyers.asked(id, QuestionKind.ADDRESS);
        var form = buyers.form(first);
        var second = buyers.asked(id, QuestionKind.ADDRESS);
        assertThat(second).isNotEqualTo(first);
        assertThat(buyers.looks(first).statusCode()).isEqualTo(410);
        assertThat(buyers.sends(Visitor.anonymous(port), first, form, Choice.CANCEL, Map.of()).body()).contains("新的链接");
        assertThat(buyers.answers(second, Choice.CANCEL, Map.of()).statusCode()).isEqualTo(302);
        assertThat(stage(id)).isEqualTo(Stage.CANCELLED);
    }

    @Test
    void a_review_that_begins_anew_does_not_end_the_question() {
        var id = buyers.vague();
        var token = buyers.asked(id, QuestionKind.ADDRESS);
        var before = buyers.task(id);
        assertThat(buyers.house.inLane(() -> context.getBean(Instances.class).tellWaiting(Message.ReviewRequested, List.of(id), Map.of()))).containsExactly(id);
        assertThat(buyers.task(id)).isNotEqualTo(before);
        assertThat(buyers.looks(token).statusCode()).isEqualTo(200);
        look.run();
        assertThat(buyers.state(token)).isEqualTo("OPEN");
        assertThat(buyers.shownAtTask(id)).contains("已询问买家");
        assertThat(buyers.answers(token, Choice.CANCEL, Map.of()).statusCode()).isEqualTo(302);
        assertThat(stage(id)).isEqualTo(Stage.CANCELLED);
    }

    @Test
    void a_person_may_decide_at_any_time_and_the_link_ends() {
        var id = buyers.shortOfStock(1);
        var token = buyers.asked(id, QuestionKind.SHORTAGE);
        var form = buyers.form(token);
        buyers.decides(id, "WAIT");
        assertThat(buyers.looks(token).body()).contains("客服已处理");
        assertThat(buyers.sends(Visitor.anonymous(port), token, form, Choice.CANCEL, Map.of()).statusCode()).isEqualTo(409);
        assertThat(stage(id)).isEqualTo(Stage.REVIEW);
        look.run();
        assertThat(buyers.state(token)).isEqualTo("SETTLED");
        assertThat(buyers.log(id, "BUYER_ANSWERED")).isEmpty();
    }

    @Test
    void of_a_buyer_and_a_person_at_the_same_moment_exactly_one_wins() throws Exception {
        var pool = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 8; round++) {
                var id = buyers.shortOfStock(1);
                var token = buyers.asked(id, QuestionKind.SHORTAGE);
                var question = questions.byToken(QuestionToken.digest(token)).orElseThrow().id();
                var start = new CyclicBarrier(2);
                var buyer = pool.submit(() -> won(start, () -> answers.give(question, Choice.WAIT, null)));
                var person = pool.submit(() -> won(start, () -> buyers.decides(id, "SHIP_AVAILABLE")));
                boolean buyerWon = buyer.get();
                assertThat(person.get()).as("round " + round).isNotEqualTo(buyerWon);
                look.run();
                assertThat(buyers.state(token)).isEqualTo(buyerWon ? "ANSWERED" : "SETTLED");
                assertThat(buyers.waitsAt(id, buyerWon ? "CatchEvent_StockArrived" : "Task_AwaitPick")).isTrue();
                assertThat(buyers.log(id, "BUYER_ANSWERED")).hasSize(buyerWon ? 1 : 0);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static boolean won(CyclicBarrier start, Runnable act) throws Exception {
        start.await();
        try {
            act.run();
            return true;
        } catch (RuntimeException lost) {
            return false;
        }
    }

    @Test
    void what_was_guessed_forged_or_comes_from_elsewhere_opens_and_changes_nothing() {
        var id = buyers.vague();
        var token = buyers.asked(id, QuestionKind.ADDRESS);
        var other = buyers.asked(buyers.vague(), QuestionKind.ADDRESS);
        var anyone = Visitor.anonymous(port);
        assertThat(buyers.looks("x").statusCode()).isEqualTo(404);
        assertThat(buyers.looks("A".repeat(27)).body()).contains("没有这个页面").doesNotContain("Wharf");
        assertThat(buyers.sends(anyone, token, buyers.form(other), Choice.CANCEL, Map.of()).statusCode()).as("another question's form").isEqualTo(404);
        assertThat(buyers.sends(anyone, token, "", Choice.CANCEL, Map.of()).statusCode()).as("no form").isEqualTo(404);
        assertThat(buyers.sends(Visitor.anonymous(port).with("Sec-Fetch-Site", "cross-site"), token, buyers.form(token), Choice.CANCEL, Map.of()).statusCode()).isEqualTo(403);
        assertThat(buyers.answers(token, Choice.WAIT, Map.of()).statusCode()).as("no answer to this").isEqualTo(422);
        assertThat(anyone.send("POST", "/track/" + token, "application/x-www-form-urlencoded", "x=1").statusCode()).isEqualTo(403);
        assertThat(anyone.send("DELETE", "/track/" + token + "/answer", null, null).statusCode()).isEqualTo(403);
        buyers.set(token, "tries", "20");
        assertThat(buyers.answers(token, Choice.CANCEL, Map.of()).body()).contains("尝试次数太多");
        assertThat(buyers.openTasks(id)).containsExactly("Task_FixAddress");
        assertThat(buyers.state(token)).isEqualTo("OPEN");
    }

    /** The limit is there to spare the database; the page beyond it says nothing about the order, for which it would be read. */
    @Test
    void who_asks_too_often_is_answered_without_the_order() {
        var id = buyers.vague();
        var token = buyers.asked(id, QuestionKind.ADDRESS);
        var no = context.getBean(JdbcClient.class).sql("SELECT o.channel_order_no FROM fulfillment f JOIN sales_order o ON o.sales_order_id = f.sales_order_id WHERE f.fulfillment_id = :id")
            .param("id", id.value()).query(String.class).single();
        var answer = buyers.looks(token);
        assertThat(answer.body()).contains(no);
        // A minute may end between two looks, so the limit may begin anew once
        for (int i = 0; i < 150 && answer.statusCode() == 200; i++) answer = buyers.looks(token);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("data-word=\"TOO_OFTEN\"").doesNotContain(no);
    }

    @Test
    void there_has_to_be_a_task_about_it() {
        var id = buyers.vague();
        assertThat(buyers.asks("csr", id, QuestionKind.SHORTAGE).body()).contains("NO_TASK");
        assertThat(buyers.asks("picker1", id, QuestionKind.ADDRESS).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = {"LOSE_ANSWER", "BREAK"})
    void a_message_reaches_the_shop_once_whatever_goes_wrong_on_the_way(Fault fault) {
        faults.next(Side.BUYERS, fault, 1);
        var id = buyers.vague();
        buyers.asked(id, QuestionKind.ADDRESS);
        soon().until(() -> buyers.messageState(id), "SENT"::equals);
        assertThat(buyers.inbox(id)).singleElement().satisfies(message -> assertThat(message.get("times").intValue()).isEqualTo(1));
    }

    @Test
    void a_message_that_is_refused_is_shown_on_the_order() {
        faults.next(Side.BUYERS, Fault.REFUSE, 1);
        var id = buyers.vague();
        assertThat(buyers.asks("csr", id, QuestionKind.ADDRESS).statusCode()).isEqualTo(201);
        soon().until(() -> buyers.messageState(id), "REFUSED"::equals);
        assertThat(Visitor.loggedIn(port, "csr").get("/orders/" + id).body()).contains("消息被拒", "买家已关闭消息").doesNotContain("/answer", "买家未答复");
        assertThat(questions.of(id)).as("waits no more").singleElement().satisfies(asked -> assertThat(asked.state()).isEqualTo(Question.State.EXPIRED));
        assertThat(buyers.shownAtTask(id)).contains("消息未送达");
    }
}
