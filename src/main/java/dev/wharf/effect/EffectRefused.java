package dev.wharf.effect;

/** The other side understood the call, has not done it, and would say the same next time. A person decides. */
public class EffectRefused extends RuntimeException {
    private final String code;

    /**
     * @param code  the other side's code
     * @param words the other side's own words, shown to the person who decides; cut if they are long
     */
    public EffectRefused(String code, String words) {
        super(Words.cut(words), null, false, false);
        this.code = Words.cut(code);
    }

    /** Code and words in one line. */
    public String words() {
        return code.isBlank() ? getMessage() : "[" + code + "] " + getMessage();
    }
}
