package dev.wharf;

import com.microsoft.playwright.Page;

/** What browser tests of the bench share beyond the floor: a printer, and refusals. */
abstract class AtBench extends AtFloor {
    /** Asking for a label that is not there yet, and being refused for a reason, are part of the work. */
    @Override
    protected boolean isComplaint(String error) {
        return !error.contains("status of 4");
    }

    /** A printer's dialog would wait for somebody; the frame that prints is noted where its page can see it. */
    @Override
    protected Page loggedIn(String user, int width, int height) {
        var page = super.loggedIn(user, width, height);
        page.addInitScript("window.print = () => { (top.printed ??= []).push(location.pathname + location.search); }");
        return page;
    }
}
