package dev.wharf.shipping.label;

import dev.wharf.common.Refusal;
import java.awt.AWTError;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds the font of the labels when the first one is drawn: a house that prints from its own systems needs none. */
@Component
class LabelFonts {
    /** Free fonts of Linux distributions first, then those of Windows and macOS. */
    private static final List<String> KNOWN = List.of("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",
        "Droid Sans Fallback", "Microsoft YaHei", "SimHei", "PingFang SC", "Heiti SC", "STHeiti");
    /** What every Chinese address is written with. */
    private static final String SAMPLE = "收发省市区县镇街道路号楼单元室 0Aa";
    private static final Logger LOG = LoggerFactory.getLogger(LabelFonts.class);

    private final LabelSettings settings;
    private volatile LabelFont found;

    LabelFonts(LabelSettings settings) {
        this.settings = settings;
    }

    /** @throws Refusal CONFLICT if there is no font with Chinese characters */
    LabelFont get() {
        if (found == null) {
            synchronized (this) {
                if (found == null) found = new LabelFont(look());
            }
        }
        return found;
    }

    private Font look() {
        try {
            var name = settings.font();
            var font = name.isEmpty() ? installed(KNOWN) : name.matches("(?i).*\\.(ttf|otf|ttc|otc)") ? inFile(new File(name)) : installed(List.of(name));
            if (font.isPresent()) {
                LOG.info("Labels are drawn with the font {}", font.get().getFontName(Locale.ROOT));
                return font.get();
            }
        } catch (IOException | FontFormatException | LinkageError | AWTError e) {
            LOG.error("The font of the labels cannot be read", e);
        }
        throw Refusal.conflict("LABEL_FONT_MISSING", "服务器没有可用的中文字体，请安装（如 fonts-noto-cjk）或设置 wharf.label.font；ZPL 面单和网页面单不需要。 "
            + "The server has no font with Chinese characters: install one such as fonts-noto-cjk, or set wharf.label.font. Labels as ZPL and the label page need none.");
    }

    private static Optional<Font> installed(List<String> families) {
        var all = List.of(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames(Locale.ROOT));
        return families.stream().filter(all::contains).map(family -> new Font(family, Font.PLAIN, 1)).filter(LabelFonts::isChinese).findFirst();
    }

    /** A collection has one face for each region; the one for mainland China is preferred. */
    private static Optional<Font> inFile(File file) throws IOException, FontFormatException {
        var faces = Arrays.stream(Font.createFonts(file)).filter(LabelFonts::isChinese).toList();
        return faces.stream().filter(face -> face.getFamily(Locale.ROOT).endsWith(" SC")).findFirst().or(() -> faces.stream().findFirst());
    }

    private static boolean isChinese(Font font) {
        return font.canDisplayUpTo(SAMPLE) < 0;
    }
}
