package dev.wharf.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.oned.Code128Reader;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarcodeTest {
    private static final Pattern BAR = Pattern.compile("<rect x=\"([0-9]+)\" width=\"([0-9]+)\"");
    private static final Pattern WIDTH = Pattern.compile("viewBox=\"0 0 ([0-9]+) ");
    /** Pixels per module, and rows: what a scanner would see. */
    private static final int SCALE = 3;
    private static final int ROWS = 60;

    @ParameterizedTest
    @ValueSource(strings = {"DM000010000123", "SF1234567890123", "YT-8812.3/x", "7"})
    void what_is_drawn_reads_back_as_the_tracking_number(String number) throws Exception {
        var read = new Code128Reader().decode(picture(Barcode.svg(number)));
        assertThat(read.getText()).isEqualTo(number);
    }

    /** Paints the SVG's rectangles. */
    private static BinaryBitmap picture(String svg) {
        var found = WIDTH.matcher(svg);
        assertThat(found.find()).isTrue();
        int width = Integer.parseInt(found.group(1)) * SCALE;
        var pixels = new int[width * ROWS];
        Arrays.fill(pixels, 0xFFFFFF);
        var bars = BAR.matcher(svg);
        while (bars.find()) {
            int from = Integer.parseInt(bars.group(1)) * SCALE;
            int to = from + Integer.parseInt(bars.group(2)) * SCALE;
            for (int row = 0; row < ROWS; row++) Arrays.fill(pixels, row * width + from, row * width + to, 0x000000);
        }
        return new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, ROWS, pixels)));
    }
}
