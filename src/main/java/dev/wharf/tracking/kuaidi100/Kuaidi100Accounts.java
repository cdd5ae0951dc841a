package dev.wharf.tracking.kuaidi100;

import java.net.URI;
import java.util.Map;

/** Our accounts at 快递100 by name, and where it listens for subscriptions and for questions. The demo brings its own. */
public interface Kuaidi100Accounts {
    Map<String, Kuaidi100Settings.Account> all();

    URI url();

    URI queryUrl();
}
