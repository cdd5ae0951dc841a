package dev.wharf.question;

import dev.wharf.process.Tasks;
import dev.wharf.question.Question.State;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Where a question stands at this moment, also if nobody has written it down yet. */
@Component
class Standing {
    private final Tasks tasks;
    private final Clock clock;

    Standing(Tasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    State of(Question question) {
        if (question.state() != State.OPEN) return question.state();
        if (!question.opens(clock.instant())) return State.EXPIRED;
        return tasks.standingFor(question.fulfillment(), question.taskKey(), question.taskId()).isPresent() ? State.OPEN : State.SETTLED;
    }
}
