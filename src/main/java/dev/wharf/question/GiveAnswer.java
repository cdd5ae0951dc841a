package dev.wharf.question;

import dev.wharf.aftersales.CancelOrder;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.Receiver;
import dev.wharf.process.Actor;
import dev.wharf.process.Lanes;
import dev.wharf.process.Tasks;
import dev.wharf.question.Question.State;
import dev.wharf.question.Silence.Why;
import dev.wharf.refund.RefundReason;
import dev.wharf.review.OrderChanges;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Does what a buyer chose, on the ways that people take too. Of a buyer and a person who decide at the same moment exactly one wins: both end the same task. */
@Service
class GiveAnswer {
    private final Lanes lanes;
    private final Questions questions;
    private final Fulfillments fulfillments;
    private final OrderLog log;
    private final Tasks tasks;
    private final TaskNote note;
    private final Silence silence;
    private final OrderChanges changes;
    private final CancelOrder cancels;
    private final Clock clock;

    GiveAnswer(Lanes lanes, Questions questions, Fulfillments fulfillments, OrderLog log, Tasks tasks, TaskNote note, Silence silence, OrderChanges changes, CancelOrder cancels,
               Clock clock) {
        this.lanes = lanes;
        this.questions = questions;
        this.fulfillments = fulfillments;
        this.log = log;
        this.tasks = tasks;
        this.note = note;
        this.silence = silence;
        this.changes = changes;
        this.cancels = cancels;
        this.clock = clock;
    }

    /**
     * The buyer's answer.
     *
     * @param to the new receiver, for {@link Choice#FIX} only
     * @throws Refusal CONFLICT if the question has ended, was decided by a person, or the order has gone too far; nothing is changed then
     */
    void give(long question, Choice choice, Receiver to) {
        Actor.as(Actor.BUYER, Set.of(), () -> lanes.call(() -> {
            var asked = held(question);
            if (!asked.opens(clock.instant()) || !asked.kind().choices().contains(choice)) throw ended();
            var task = tasks.standingFor(asked.fulfillment(), asked.taskKey(), asked.taskId()).orElseThrow(GiveAnswer::ended);
            if (!questions.end(asked.id(), State.ANSWERED, choice.name())) throw ended();
            log.happened(asked.fulfillment(), "BUYER_ANSWERED", new Text("买家答复：" + Words.of(choice).zh(), "The buyer answered: " + Words.of(choice).en()));
            act(asked, task, choice, to, "买家要求取消 The buyer wants it cancelled", RefundReason.BUYER_CANCELLED);
            return asked;
        }));
    }

    /**
     * The time is over, a person decided, or another task took the place of the one it was about. Call inside a lane.
     *
     * @param bySetting what is done if a buyer who was told and could answer is silent; null for the task to go on with a person
     */
    void end(long question, Choice bySetting) {
        var asked = held(question);
        var task = tasks.standingFor(asked.fulfillment(), asked.taskKey(), asked.taskId());
        if (task.isEmpty()) {
            questions.end(asked.id(), State.SETTLED, "");
            return;
        }
        if (asked.opens(clock.instant()) && !task.get().equals(asked.taskId())) {
            questions.movedTo(asked.id(), task.get());
            note.asked(task.get(), asked);
        }
        if (clock.instant().isBefore(asked.expiresAt())) return;
        var why = silence.of(asked);
        var silent = why == Why.SILENT ? bySetting : null;
        if (!questions.end(asked.id(), State.EXPIRED, silent == null ? "" : silent.name())) return;
        if (silent == null) {
            var about = asked.kind().about();
            log.happened(asked.fulfillment(), "BUYER_SILENT", new Text(why.text().zh() + "：" + about.zh(), why.text().en() + ": " + about.en()));
            note.unanswered(task.get(), why);
            return;
        }
        log.happened(asked.fulfillment(), "BUYER_SILENT", new Text("买家未在期限内答复，按设置处理：" + Words.of(silent).zh(), "The buyer did not answer in time; by setting: " + Words.of(silent).en()));
        act(asked, task.get(), silent, null, "买家未在期限内答复 The buyer did not answer in time", RefundReason.CANCELLED);
    }

    private Question held(long question) {
        fulfillments.lockRows(List.of(questions.find(question).orElseThrow(GiveAnswer::ended).fulfillment()));
        return questions.find(question).orElseThrow(GiveAnswer::ended);
    }

    private void act(Question asked, String task, Choice choice, Receiver to, String whyCancelled, RefundReason money) {
        var id = asked.fulfillment();
        switch (choice) {
            case FIX -> changes.changeReceiver(id, to);
            case CANCEL -> cancels.cancel(id, whyCancelled, money);
            case SHIP_AVAILABLE, CANCEL_MISSING, WAIT -> tasks.complete(task, new Tasks.Decision(choice.name(), "", ""));
            case PAID, WANTED -> note.answered(task, choice);
        }
    }

    private static Refusal ended() {
        return Refusal.conflict("QUESTION_ENDED", "This question was answered, decided or ended before.");
    }
}
