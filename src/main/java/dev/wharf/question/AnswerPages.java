package dev.wharf.question;

import dev.wharf.message.BuyerMessage;
import dev.wharf.message.BuyerPages;
import dev.wharf.message.LinkKind;
import dev.wharf.process.Tasks;
import dev.wharf.question.Question.State;
import dev.wharf.question.Silence.Why;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Links to the pages of questions, for as long as they can be answered. A question that could not be put does not wait for its answer. */
@Component
class AnswerPages implements BuyerPages {
    private final Questions questions;
    private final QuestionToken tokens;
    private final Tasks tasks;
    private final TaskNote note;
    private final Clock clock;

    AnswerPages(Questions questions, QuestionToken tokens, Tasks tasks, TaskNote note, Clock clock) {
        this.questions = questions;
        this.tokens = tokens;
        this.tasks = tasks;
        this.note = note;
        this.clock = clock;
    }

    @Override
    public LinkKind kind() {
        return LinkKind.ANSWER;
    }

    @Override
    public Optional<String> path(long question) {
        return questions.find(question).filter(q -> q.opens(clock.instant())).map(q -> "/track/" + tokens.of(q.id(), q.salt()) + "/answer");
    }

    /** If the buyer may have got the link all the same it goes on to open. A reminder that is lost changes nothing. */
    @Override
    public void notSent(BuyerMessage message, boolean inDoubt) {
        if (!message.key().equals(QuestionLetters.key(message.to()))) return;
        questions.find(message.to()).filter(asked -> asked.state() == State.OPEN)
            .ifPresent(asked -> tasks.standingFor(asked.fulfillment(), asked.taskKey(), asked.taskId()).ifPresent(task -> {
                if (inDoubt || questions.end(asked.id(), State.EXPIRED, "")) note.unanswered(task, Why.UNTOLD);
            }));
    }
}
