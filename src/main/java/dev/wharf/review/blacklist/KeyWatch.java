package dev.wharf.review.blacklist;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Says at the start that entries of the blacklist match nothing, because the key they were made with is no longer set. The page says it too. */
@Component
class KeyWatch implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(KeyWatch.class);

    private final Blacklist blacklist;

    KeyWatch(Blacklist blacklist) {
        this.blacklist = blacklist;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        int useless = blacklist.withOtherKey();
        if (useless > 0) LOG.error("{} entries of the blacklist were made with another wharf.review.hash-key and match nothing. Set the old key again, or remove and add them", useless);
    }
}
