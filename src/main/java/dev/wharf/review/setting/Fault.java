package dev.wharf.review.setting;

import dev.wharf.common.Text;

/**
 * Why a setting cannot be used.
 *
 * @param field path in the JSON of the setting, for example {@code parameters.tiers[2].units}
 * @param text  why, and what to do
 */
public record Fault(String field, Text text) {
    static Fault of(String field, String zh, String en) {
        return new Fault(field, new Text(zh, en));
    }
}
