package dev.wharf.question;

import dev.wharf.common.Refusal;
import dev.wharf.process.Lanes;
import dev.wharf.process.Tasks;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes down which questions people decided themselves, reminds buyers once, and ends what nobody answered in time. */
@Component
class QuestionLook {
    private static final Logger LOG = LoggerFactory.getLogger(QuestionLook.class);
    /** In one look; the rest comes with the next. */
    private static final int MOST = 500;

    private final Questions questions;
    private final QuestionSettings settings;
    private final AskBuyer ask;
    private final GiveAnswer answers;
    private final Lanes lanes;
    private final Tasks tasks;

    QuestionLook(Questions questions, QuestionSettings settings, AskBuyer ask, GiveAnswer answers, Lanes lanes, Tasks tasks) {
        this.questions = questions;
        this.settings = settings;
        this.ask = ask;
        this.answers = answers;
        this.lanes = lanes;
        this.tasks = tasks;
    }

    void run() {
        var open = questions.allOpen(MOST);
        var still = tasks.stillOpen(open.stream().map(Question::taskId).toList());
        each(open.stream().filter(question -> !still.contains(question.taskId())).toList());
        each(questions.overdue(MOST));
        failed(lanes.run(questions.toRemind(MOST), lane -> lane.forEach(ask::remind)));
    }

    private void each(List<Question> ending) {
        failed(lanes.run(ending, lane -> lane.forEach(question -> answers.end(question.id(), settings.whenSilent().get(question.kind())))).stream()
            .filter(f -> !givenBack(f)).toList());
    }

    /** What the setting wants and the order does not allow any more is for a person. */
    private boolean givenBack(Lanes.Failed<Question> failed) {
        return failed.reason() instanceof Refusal && lanes.run(List.of(failed.member()), one -> answers.end(one.get(0).id(), null)).isEmpty();
    }

    private static void failed(List<Lanes.Failed<Question>> failed) {
        failed.forEach(f -> LOG.warn("Question {} of {} stays as it is until the next look", f.member().id(), f.member().fulfillment(), f.reason()));
    }
}
