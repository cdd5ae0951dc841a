package dev.wharf.review.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that judges a table. */
class CheckAddressesTest {
    private static final String HEADER = "id\treceiver_name\tphone\tprovince\tcity\tdistrict\tdetail\traw";

    @TempDir
    private Path folder;

    @Test
    void every_row_gets_its_codes() throws IOException {
        Path in = table(HEADER,
            "a1\t王女士\t13912340987\t浙江省\t杭州市\t西湖区\t文三路12号\t",
            "a2\t王女士\t123\t\t\t\t\t浙江省杭州市西湖区文三路");
        Path out = folder.resolve("out.tsv");
        assertThat(CheckAddresses.run(Case.REVIEW, in, out)).hasToString("");
        assertThat(Files.readAllLines(out)).containsExactly("id\tlabels", "a1\tOK", "a2\tVAGUE_STREET+BAD_PHONE");
    }

    @Test
    void labels_are_scored() throws IOException {
        Path in = table(HEADER + "\tlabel\tsource",
            "a1\t王女士\t13912340987\t浙江省\t杭州市\t西湖区\t文三路12号\t\tBAD_NAME\tx",
            "a2\t王女士\t123\t\t\t\t\t浙江省杭州市西湖区文三路1号\tBAD_PHONE\tx",
            "a3\t王女士\t13912340987\t\t\t\t\t浙江省杭州市西湖区文三路\tOK\tx");
        LabelScore score = CheckAddresses.run(Case.REVIEW, in, folder.resolve("out.tsv"));
        assertThat(score.recall()).isEqualTo(0.5);
        assertThat(score.falsePositiveRate()).isEqualTo(1.0);
        assertThat(score.toString().lines().map(line -> line.replaceAll(" +", " ").strip())).startsWith(
            "label rows hits misses false alarms recall false positives", "abnormal 2 1 1 1 0.5000 1.0000")
            .contains("BAD_PHONE 1 1 0 0 1.0000 0.0000", "VAGUE_STREET 0 0 0 1 0.0000 0.3333");
    }

    @Test
    void a_bad_table_is_refused_with_its_row() throws IOException {
        refused(folder.resolve("absent.tsv"), "there is no such file");
        refused(table("id\tphone"), "row 1: the column receiver_name is missing");
        refused(table(HEADER, "a1\t王女士"), "row 2: expected 8 cells, found 2");
    }

    private void refused(Path in, String why) {
        assertThatIllegalArgumentException().isThrownBy(() -> CheckAddresses.run(Case.REVIEW, in, folder.resolve("out.tsv")))
            .withMessageContaining(why);
    }

    private Path table(String... rows) throws IOException {
        return Files.write(folder.resolve("in.tsv"), java.util.List.of(rows));
    }
}
