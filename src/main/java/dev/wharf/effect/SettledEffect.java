package dev.wharf.effect;

/**
 * How an effect ended.
 *
 * @param done    true if the other side did it; else it was refused, or gave no clear answer too often
 * @param answer  empty unless done
 * @param words   the other side's own words of refusal, empty if done
 * @param inDoubt true if it ended without a clear answer: the other side may have done it
 */
public record SettledEffect(Effect effect, boolean done, Answer answer, String words, boolean inDoubt) { }
