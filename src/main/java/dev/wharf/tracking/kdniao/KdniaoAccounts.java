package dev.wharf.tracking.kdniao;

import java.net.URI;
import java.util.Map;

/** Our accounts at 快递鸟 by name, and where it listens for subscriptions and for questions. The demo brings its own. */
public interface KdniaoAccounts {
    Map<String, KdniaoSettings.Account> all();

    URI url();

    URI queryUrl();
}
