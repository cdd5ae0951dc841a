package dev.wharf.review.rule;

/**
 * One rule of review. Pure: no I/O, no clock; the same inputs with the same parameters give the same verdict, so that a stored decision can be
 * derived again at any time. Times and facts from outside are among the inputs.
 *
 * @param <I> all it looks at; a record that Jackson can write and read back
 */
public interface Rule<I extends Record> {
    RuleSpec spec();

    Class<I> inputs();

    /** @throws RuleUnavailable if it cannot judge at the moment; the order then waits, with that sentence */
    Verdict check(I inputs, Params params);

    /**
     * What the rule found fault with, as text without times and other passing values: a person who let it pass once lets the same pass again.
     * Only its hash is stored.
     */
    String subject(I inputs);

    /** True if what a person let pass for one order holds for other orders too, as for an address; else it holds for the same order only. */
    default boolean acrossOrders() {
        return false;
    }

    /** Whether its inputs hold personal data: then only those who may see the receiver see them. A rule that does not say so is taken to. */
    default boolean personal() {
        return true;
    }

    default String code() {
        return spec().code();
    }
}
