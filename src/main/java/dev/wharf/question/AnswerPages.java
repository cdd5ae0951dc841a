package dev.wharf.question;

import dev.wharf.message.BuyerPages;
import dev.wharf.message.LinkKind;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Links to the pages of questions, for as long as they can be answered. */
@Component
class AnswerPages implements BuyerPages {
    private final Questions questions;
    private final QuestionToken tokens;
    private final Clock clock;

    AnswerPages(Questions questions, QuestionToken tokens, Clock clock) {
        this.questions = questions;
        this.tokens = tokens;
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
}
