package dev.wharf.question;

import static dev.wharf.question.Choice.CANCEL;
import static dev.wharf.question.Choice.CANCEL_MISSING;
import static dev.wharf.question.Choice.FIX;
import static dev.wharf.question.Choice.PAID;
import static dev.wharf.question.Choice.SHIP_AVAILABLE;
import static dev.wharf.question.Choice.WAIT;
import static dev.wharf.question.Choice.WANTED;

import dev.wharf.common.Text;
import java.util.List;

/** What a buyer can be asked, about which tasks, and how the buyer may answer. */
enum QuestionKind {
    ADDRESS(List.of("Task_FixAddress", "Task_FixReceiver"), List.of(FIX, CANCEL), new Text("收货地址", "the address")),
    SHORTAGE(List.of("Task_ResolveShortage"), List.of(SHIP_AVAILABLE, WAIT, CANCEL_MISSING, CANCEL), new Text("缺货", "the shortage")),
    PAYMENT(List.of("Task_AwaitPayment"), List.of(PAID, CANCEL), new Text("付款", "the payment")),
    DUPLICATE(List.of("Task_ResolveDuplicate"), List.of(WANTED, CANCEL), new Text("重复订单", "the second order"));

    private final List<String> tasks;
    private final List<Choice> choices;
    private final Text about;

    QuestionKind(List<String> tasks, List<Choice> choices, Text about) {
        this.tasks = tasks;
        this.choices = choices;
        this.about = about;
    }

    /** Ids of tasks in the model. */
    List<String> tasks() {
        return tasks;
    }

    List<Choice> choices() {
        return choices;
    }

    Text about() {
        return about;
    }
}
