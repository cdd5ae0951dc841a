package dev.wharf.review.rule;

import dev.wharf.common.Text;

/** A rule cannot judge at the moment, for a reason that people can remove: a library that cannot be read, a setting that names what is not there. */
public class RuleUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Text sentence;

    /** @param sentence what is wrong and what to do; without personal data */
    public RuleUnavailable(Text sentence) {
        super(sentence.en());
        this.sentence = sentence;
    }

    public Text sentence() {
        return sentence;
    }
}
