package dev.wharf.question;

import static java.util.stream.Collectors.toMap;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.message.BuyerMessages;
import dev.wharf.message.BuyerMessages.Told;
import dev.wharf.question.Question.State;
import dev.wharf.question.Silence.Why;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a person sees of the questions about an order. */
@Component
public class BuyerTalk {
    /**
     * @param state   where it stands now: OPEN, ANSWERED, SETTLED, REPLACED, or how it ended without an answer: EXPIRED, DECIDED by setting, REFUSED or UNTOLD if the buyer cannot be
     *                known to have got the message, LOCKED_OUT
     * @param refusal why the message was not taken, in the other side's words; empty unless REFUSED or UNTOLD
     * @param answer  the buyer's, or what was done without one; empty if there is none
     */
    public record Asked(long id, String kind, String state, String refusal, Text answer, String by, Instant at, Instant until) { }

    private static final Text NONE = new Text("", "");

    private final Questions questions;
    private final BuyerMessages messages;
    private final Standing standing;
    private final Silence silence;

    BuyerTalk(Questions questions, BuyerMessages messages, Standing standing, Silence silence) {
        this.questions = questions;
        this.messages = messages;
        this.standing = standing;
        this.silence = silence;
    }

    /** The newest first. */
    public List<Asked> of(FulfillmentId id) {
        var asked = questions.of(id);
        if (asked.isEmpty()) return List.of();
        var refusals = messages.of(id).stream().collect(toMap(Told::key, Told::refusal));
        return asked.stream().map(q -> {
            var state = state(q);
            var refusal = state.equals("REFUSED") || state.equals(Why.UNTOLD.name()) ? refusals.getOrDefault(QuestionLetters.key(q.id()), "") : "";
            var answer = q.answer().isEmpty() ? NONE : Words.of(Choice.valueOf(q.answer()));
            return new Asked(q.id(), q.kind().name(), state, refusal, answer, q.askedBy(), q.askedAt(), q.expiresAt());
        }).toList();
    }

    private String state(Question question) {
        var state = standing.of(question);
        if (state != State.EXPIRED) return state.name();
        if (question.isDecidedInSilence()) return "DECIDED";
        if (question.isRefused()) return "REFUSED";
        var why = silence.of(question);
        return why == Why.SILENT ? state.name() : why.name();
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
