package dev.wharf.demo;

import java.io.InputStream;

/** The body of an answer that stops: blanks, enough of them that the server sends the head, and then nothing until the hanging is ended. */
final class HeadOnly extends InputStream {
    /** More than the server gathers before it sends. */
    private static final int BLANKS = 16 * 1024;

    private final Runnable hang;
    private int sent;

    HeadOnly(Runnable hang) {
        this.hang = hang;
    }

    @Override
    public int read() {
        if (sent++ < BLANKS) return ' ';
        hang.run();
        return -1;
    }
}
