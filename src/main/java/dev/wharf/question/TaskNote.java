package dev.wharf.question;

import dev.wharf.process.FulfillOrder;
import dev.wharf.process.Tasks;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/** Says at the task what the buyer was asked and what came of it. Call inside a lane. */
@Component
class TaskNote {
    private final Tasks tasks;
    private final DateTimeFormatter minute;

    TaskNote(Tasks tasks, QuestionSettings settings) {
        this.tasks = tasks;
        this.minute = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(settings.zone());
    }

    void asked(String task, Question question) {
        show(task, minute(question.askedAt()) + " 已询问买家，等待至 " + minute(question.expiresAt()) + " The buyer was asked and may answer until then");
    }

    void answered(String task, Choice choice) {
        show(task, "买家答复：" + Words.of(choice).zh() + " The buyer answered: " + Words.of(choice).en());
    }

    void unanswered(String task, Silence.Why why) {
        show(task, why.text().zh() + "，请处理 " + why.text().en() + "; decide");
    }

    /** As people read it who are where the buyers are. */
    String minute(Instant at) {
        return minute.format(at);
    }

    private void show(String task, String text) {
        tasks.show(task, FulfillOrder.BUYER_ASKED, text);
    }
}
