package dev.wharf.shipping.label;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code wharf.label.*}.
 *
 * @param font      family of an installed font, or a font file; empty for the first known one with Chinese characters that is installed
 * @param zplFont   the font of the label printer: one letter or digit, or drive and file as {@code E:SIMSUN.FNT}
 * @param maskPhone channels that ask that the receiver's phone is not printed in full; {@code *} for all
 */
@ConfigurationProperties("wharf.label")
public record LabelSettings(@DefaultValue("") String font, @DefaultValue("E:SIMSUN.FNT") String zplFont, @DefaultValue List<String> maskPhone) {
    public LabelSettings {
        if (!zplFont.matches("[A-Z0-9]|[A-Z]:[A-Z0-9_]{1,16}\\.(FNT|TTF|TTE)")) {
            throw new IllegalArgumentException("wharf.label.zpl-font is one letter or digit, or a file of the printer as E:SIMSUN.FNT, not " + zplFont);
        }
    }

    public boolean masks(String channel) {
        return maskPhone.contains("*") || maskPhone.contains(channel);
    }
}
