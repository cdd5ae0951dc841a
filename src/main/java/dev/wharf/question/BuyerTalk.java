package dev.wharf.question;

import dev.wharf.common.FulfillmentId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a person sees of the questions about an order. */
@Component
public class BuyerTalk {
    /** @param state where it stands now @param answer code of the choice; empty while there is none */
    public record Asked(long id, String kind, String state, String answer, String by, Instant at, Instant until) { }

    private final Questions questions;
    private final Standing standing;

    BuyerTalk(Questions questions, Standing standing) {
        this.questions = questions;
        this.standing = standing;
    }

    /** The newest first. */
    public List<Asked> of(FulfillmentId id) {
        return questions.of(id).stream().map(q -> new Asked(q.id(), q.kind().name(), standing.of(q).name(), q.answer(), q.askedBy(), q.askedAt(), q.expiresAt())).toList();
    }

    /** Code of the question that can be asked while this task is open. @param task id in the model */
    public static Optional<String> kindOf(String task) {
        return Arrays.stream(QuestionKind.values()).filter(kind -> kind.tasks().contains(task)).map(Enum::name).findFirst();
    }

    /** Codes of all questions. */
    public static List<String> kinds() {
        return Arrays.stream(QuestionKind.values()).map(Enum::name).toList();
    }
}
