package dev.wharf.replay;

import java.util.List;
import java.util.Map;

/** What one kind of human task is answered with. */
interface Decider {
    /** @param fulfillment number on the card of the task. @param visit how often this task has come up for it, from 0 */
    Decision decide(String fulfillment, int visit);

    /** @param form variables to submit; empty if the task goes on by itself after what was done, or is to be left open */
    record Decision(Map<String, String> form) {
        static final Decision NOTHING = new Decision(Map.of());

        static Decision of(String decision) {
            return new Decision(Map.of("decision", decision));
        }

        static Decision of(String decision, String reason) {
            return new Decision(Map.of("decision", decision, "decisionReason", reason));
        }
    }

    /** The same answer every time. */
    static Decider always(String decision) {
        return (fulfillment, visit) -> Decision.of(decision);
    }

    /** One after the other, beginning anywhere, so that what cannot be done is followed by something else. */
    static Decider inTurn(String question, List<Decision> decisions) {
        return (fulfillment, visit) -> decisions.get((Choice.percent(question, fulfillment) + visit) % decisions.size());
    }
}
