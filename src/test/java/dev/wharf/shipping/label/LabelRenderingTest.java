package dev.wharf.shipping.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.oned.Code128Reader;
import com.google.zxing.qrcode.QRCodeReader;
import dev.wharf.common.Refusal;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Renders labels as a printer of 203 dpi would, leaves the pictures under target/screenshots, and scans them. */
class LabelRenderingTest {
    private static final float DPI = 203.2f;
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final Map<DecodeHintType, Object> HARD = Map.of(DecodeHintType.TRY_HARDER, true);
    private static final LabelPrinter PRINTER = printer("");

    private static LabelPrinter printer(String font) {
        var settings = new LabelSettings(font, "E:SIMSUN.FNT", List.of());
        return new LabelPrinter(new LabelFonts(settings), settings);
    }

    static Stream<ParcelLabel> labels() {
        return Stream.of(SomeLabels.usual(), SomeLabels.longest(), SomeLabels.hostile());
    }

    private static List<BufferedImage> pages(byte[] pdf, String name) throws IOException {
        Files.createDirectories(PICTURES);
        try (var document = Loader.loadPDF(pdf)) {
            var renderer = new PDFRenderer(document);
            var pages = new ArrayList<BufferedImage>();
            for (int i = 0; i < document.getNumberOfPages(); i++) {
                var page = renderer.renderImageWithDPI(i, DPI, ImageType.GRAY);
                ImageIO.write(page, "png", PICTURES.resolve(name + "-" + (i + 1) + ".png").toFile());
                pages.add(page);
            }
            return pages;
        }
    }

    private static BinaryBitmap bitmap(BufferedImage image) {
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
    }

    /** The stripe with the barcode, with the margins of the sheet as its quiet zone. */
    private static String code128(BufferedImage page, double topMm) throws Exception {
        return new Code128Reader().decode(bitmap(page.getSubimage(0, (int) (topMm * 8), Math.min(page.getWidth(), 840), 16 * 8)), HARD).getText();
    }

    private static String qr(BufferedImage page) throws Exception {
        return new QRCodeReader().decode(bitmap(page.getSubimage(72 * 8, 112 * 8, 28 * 8, 29 * 8)), HARD).getText();
    }

    private static String name(ParcelLabel label) {
        return label.of() == 24 ? "longest" : label.trackingNumber().startsWith("SF") ? "usual" : "hostile";
    }

    @ParameterizedTest
    @MethodSource("labels")
    void both_barcodes_of_a_thermal_label_scan_back_at_203_dpi(ParcelLabel label) throws Exception {
        var page = pages(PRINTER.render(label, LabelFormat.PDF), "label-pdf-" + name(label)).get(0);
        assertThat(page.getWidth()).isBetween(799, 801);
        assertThat(page.getHeight()).isBetween(1199, 1201);
        assertThat(code128(page, 14)).isEqualTo(label.trackingNumber());
        assertThat(qr(page)).isEqualTo(label.trackingNumber());
    }

    @ParameterizedTest
    @MethodSource("labels")
    void nothing_runs_out_of_the_frame(ParcelLabel label) throws Exception {
        var page = pages(PRINTER.render(label, LabelFormat.PDF), "label-edge-" + name(label)).get(0);
        // The barcode of the longest number may reach closer to the edge than the margin of 3 mm.
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                boolean margin = x < 18 || x >= page.getWidth() - 18 || y < 20 || y >= page.getHeight() - 10;
                if (margin && (page.getRGB(x, y) & 0xFF) < 128) throw new AssertionError("Ink in the margin at " + x + ", " + y);
            }
        }
    }

    @Test
    void the_longest_address_is_printed_whole() {
        var font = new LabelFonts(new LabelSettings("", "0", List.of())).get();
        for (var measure : List.of(font, new ZplSurface(100, 150, "0").measure())) {
            var to = SomeLabels.longest().to();
            assertThat(TextFit.fit(to.address(), measure, 94, 30, 4.4, 1.9).whole()).isTrue();
            assertThat(TextFit.fit(to.name() + "  " + to.phone(), measure, 84, 10, 5, 1.9).whole()).isTrue();
            assertThat(TextFit.fit("特殊要求 " + String.join("；", SomeLabels.longest().marks()), measure, 90.4, 11.2, 4.4, 1.9).whole()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("labels")
    void a_sheet_of_a4_carries_the_label_and_every_line_of_the_packing_list(ParcelLabel label) throws Exception {
        var pages = pages(PRINTER.render(label, LabelFormat.A4), "label-a4-" + name(label));
        assertThat(code128(pages.get(0), 19)).isEqualTo(label.trackingNumber());
        assertThat(pages).hasSize(label.items().size() == 60 ? 3 : 1);
    }

    @Test
    void letters_are_shapes_so_that_no_printer_needs_the_font() throws Exception {
        try (var document = Loader.loadPDF(PRINTER.render(SomeLabels.usual(), LabelFormat.PDF))) {
            var resources = document.getPage(0).getResources();
            assertThat(resources == null || !resources.getFontNames().iterator().hasNext()).isTrue();
        }
        // A label is sent over the wireless network of a warehouse hall.
        assertThat(PRINTER.render(SomeLabels.usual(), LabelFormat.PDF).length).isLessThan(100_000);
    }

    @Test
    void a_character_that_the_font_lacks_is_seen_to_be_missing() {
        var font = new LabelFont(new Font("Noto Sans CJK SC", Font.PLAIN, 1));
        assertThat(font.outline(0x1F600, 10).getBounds2D()).isEqualTo(font.outline('〓', 10).getBounds2D());
    }

    @Test
    void without_a_chinese_font_a_pdf_is_refused_with_what_to_do_and_zpl_is_not() {
        var latin = printer("DejaVu Sans");
        assertThatThrownBy(() -> latin.render(SomeLabels.usual(), LabelFormat.PDF)).isInstanceOf(Refusal.class).hasMessageContaining("wharf.label.font");
        assertThat(latin.render(SomeLabels.usual(), LabelFormat.ZPL)).isNotEmpty();
        assertThatThrownBy(() -> printer("/nowhere/none.ttc").render(SomeLabels.usual(), LabelFormat.A4)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @MethodSource("labels")
    void zpl_carries_the_numbers_and_no_command_of_an_orders_texts(ParcelLabel label) throws NotFoundException {
        var zpl = new String(PRINTER.render(label, LabelFormat.ZPL), StandardCharsets.UTF_8);
        // Every command is one of ours, and there is one format
        var commands = Pattern.compile("[\\^~]([A-Z]{2}|A@|A0)").matcher(zpl).results().map(m -> m.group(1)).toList();
        assertThat(commands).isSubsetOf("XA", "CI", "LH", "PW", "LL", "PQ", "FO", "A@", "FH", "FD", "FS", "BY", "BC", "BQ", "GB", "XZ");
        assertThat(zpl.chars().filter(c -> c == '^' || c == '~').count()).isEqualTo(commands.size());
        assertThat(commands).filteredOn(c -> c.equals("XA") || c.equals("XZ")).containsExactly("XA", "XZ");
        assertThat(zpl.chars().filter(c -> c < ' ' && c != '\n')).isEmpty();
        assertThat(commands).filteredOn("FD"::equals).hasSameSizeAs(commands.stream().filter("FH"::equals).toList());
        // The data of the barcodes are the number
        assertThat(data(zpl, "\\^BCN,128,N,N,N,A").replace(">0", ">")).isEqualTo(label.trackingNumber());
        assertThat(data(zpl, "\\^BQN,2,\\d+")).isEqualTo("MA," + label.trackingNumber());
        // Everything stands on the label
        Pattern.compile("\\^FO(\\d+),(\\d+)").matcher(zpl).results().forEach(at -> {
            assertThat(Integer.parseInt(at.group(1))).isLessThan(800);
            assertThat(Integer.parseInt(at.group(2))).isLessThan(1190);
        });
    }

    private static String data(String zpl, String command) {
        var field = Pattern.compile(command + "\\^FH_\\^FD(.*?)\\^FS").matcher(zpl);
        assertThat(field.find()).isTrue();
        return Pattern.compile("_([0-9A-F]{2})").matcher(field.group(1)).replaceAll(m -> java.util.regex.Matcher.quoteReplacement(Character.toString(Integer.parseInt(m.group(1), 16))));
    }

    @Test
    void zpl_says_what_the_label_says() {
        var zpl = new String(PRINTER.render(SomeLabels.usual(), LabelFormat.ZPL), StandardCharsets.UTF_8);
        assertThat(zpl).startsWith("^XA^CI28").endsWith("^XZ\n").contains("顺丰速运", "周小满  13910020001", "浙江省杭州市西湖区文三路398号东信大厦5楼", "501室", "放贺卡；不放发票", "白T恤 纯棉 圆领", "1/2");
    }

    @Test
    void a_manifest_names_every_parcel_and_its_barcode_scans_back() throws Exception {
        var lines = IntStream.rangeClosed(1, 65).mapToObj(i -> new Manifest.Line("SF123456789" + (1000 + i), "F1000" + i, 100 * i)).toList();
        var manifest = new Manifest("L10000123", "顺丰速运", "上海一仓", "王师傅", "沪A12345", LocalDateTime.of(2026, 11, 23, 18, 0), "shipper", lines);
        var fonts = new LabelFonts(new LabelSettings("", "0", List.of()));
        // 64 parcels stand on a sheet
        assertThat(pages(new ManifestPrinter(fonts).pdf(new Manifest("L1", "C", "W", "D", "", manifest.closedAt(), "s", lines.subList(0, 64))), "manifest-full")).hasSize(1);
        var pages = pages(new ManifestPrinter(fonts).pdf(manifest), "manifest");
        assertThat(pages).hasSize(2);
        for (var page : pages) {
            assertThat(new Code128Reader().decode(bitmap(page.getSubimage(120 * 8, 12 * 8, 86 * 8, 14 * 8)), HARD).getText()).isEqualTo("L10000123");
        }
    }

    @Test
    void a_font_of_the_printer_that_is_none_stops_the_start() {
        assertThatThrownBy(() -> new LabelSettings("", "0^XZ", List.of())).hasMessageContaining("wharf.label.zpl-font");
    }
}
