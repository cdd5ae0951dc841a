package dev.wharf.question;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.message.BuyerSite;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.process.Actor;
import dev.wharf.process.Lanes;
import dev.wharf.process.Tasks;
import dev.wharf.question.Question.State;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Asks the buyer about an open task, and reminds of it. The task stays where it is: a person may decide at any time, and then the link opens nothing any more. */
@Service
class AskBuyer {
    private final Lanes lanes;
    private final Questions questions;
    private final QuestionToken tokens;
    private final QuestionSettings settings;
    private final QuestionLetters letters;
    private final BuyerSite site;
    private final Fulfillments fulfillments;
    private final OrderLog log;
    private final Tasks tasks;
    private final TaskNote taskNote;
    private final Ids ids;
    private final Clock clock;

    AskBuyer(Lanes lanes, Questions questions, QuestionToken tokens, QuestionSettings settings, QuestionLetters letters, BuyerSite site, Fulfillments fulfillments, OrderLog log,
             Tasks tasks, TaskNote taskNote, Ids ids, Clock clock) {
        this.lanes = lanes;
        this.questions = questions;
        this.tokens = tokens;
        this.settings = settings;
        this.letters = letters;
        this.site = site;
        this.fulfillments = fulfillments;
        this.log = log;
        this.tasks = tasks;
        this.taskNote = taskNote;
        this.ids = ids;
        this.clock = clock;
    }

    private record OpenTask(String key, String id) { }

    /**
     * Sends the question with a new link; one that was asked before about the same ends.
     *
     * @param note what to add to the house's words; may be empty
     * @throws Refusal CONFLICT if there is no such task, or no page to lead to
     */
    Question ask(FulfillmentId id, QuestionKind kind, String note) {
        var home = site.home().orElseThrow(() -> Refusal.conflict("NO_BUYER_PAGES",
            "Buyers cannot be sent links: an administrator first sets wharf.overview.track.base-url, where buyers reach the house, and wharf.overview.track.secret."));
        return lanes.call(() -> {
            fulfillments.lockRows(List.of(id));
            var task = task(id, kind).orElseThrow(() -> Refusal.conflict("NO_TASK", id + " has no open task about " + kind.about().en() + "; the buyer is asked while there is one."));
            boolean again = questions.open(id, kind).map(before -> questions.end(before.id(), State.REPLACED, "")).orElse(false);
            var question = question(id, kind, task, note, home);
            questions.add(question, QuestionToken.digest(tokens.of(question.id(), question.salt())));
            letters.ask(question);
            var until = taskNote.minute(question.expiresAt());
            log.happened(id, "BUYER_ASKED", again ? new Text("已重新询问买家：" + kind.about().zh() + "，原链接失效", "The buyer was asked again about " + kind.about().en() + "; the link of before ended")
                : new Text("已询问买家：" + kind.about().zh() + "，等待至 " + until, "The buyer was asked about " + kind.about().en() + ", until " + until));
            taskNote.asked(task.id(), question);
            return question;
        });
    }

    /** Once, at the time that was fixed when it was asked. Call inside a lane. */
    void remind(Question question) {
        if (!questions.reminded(question.id()) || tasks.standingFor(question.fulfillment(), question.taskKey(), question.taskId()).isEmpty()) return;
        letters.remind(question);
        log.happened(question.fulfillment(), "BUYER_REMINDED", new Text("已提醒买家：" + question.kind().about().zh(), "The buyer was reminded of " + question.kind().about().en()));
    }

    private Optional<OpenTask> task(FulfillmentId id, QuestionKind kind) {
        return kind.tasks().stream().flatMap(key -> Optional.ofNullable(tasks.open(key, List.of(id)).get(id)).map(task -> new OpenTask(key, task)).stream()).findFirst();
    }

    private Question question(FulfillmentId id, QuestionKind kind, OpenTask task, String note, String home) {
        var now = clock.instant();
        Instant remind = settings.remind() ? now.plus(settings.valid().dividedBy(2)) : null;
        return new Question(ids.next(), id, fulfillments.get(id).salesOrderId(), kind, task.key(), task.id(), note, tokens.salt(), home, State.OPEN, "", 0, Actor.current(), now, remind,
            now.plus(settings.valid()), null);
    }
}
