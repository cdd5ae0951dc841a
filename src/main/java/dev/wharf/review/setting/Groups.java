package dev.wharf.review.setting;

import java.util.Set;

/** The groups of the house that may be given the right to let a finding pass. */
public interface Groups {
    Set<String> all();
}
