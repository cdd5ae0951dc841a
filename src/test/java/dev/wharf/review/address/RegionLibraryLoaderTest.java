package dev.wharf.review.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator's folder: what it may hold, and what a broken one says. */
class RegionLibraryLoaderTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void a_small_library() throws IOException {
        write("provinces.csv", "code,name,parent_code\n990000,甲乙省,\n");
        write("cities.csv", "code,name,parent_code\n990100,丙丁市,990000\n");
        write("districts.csv", "code,name,parent_code\n990101,戊己区,990100\n990102,庚辛区,990100\n");
        write("streets.csv", "code,name,parent_code\n990101001,壬癸街道,990101\n");
        write("aliases.csv", "alias,level,type,city_code,target_codes,note\n高新区,district,GENERIC_ZONE,,,\"any city, always\"\n");
        write("no_district_cities.csv", "code,name,province_code,kind,listed_under_city_code\n");
    }

    @Test
    void a_folder_replaces_the_bundled_library() {
        var review = AddressReview.fromFolder(folder);
        assertThat(review.check(new Case("", "甲乙省丙丁市戊己区人民路12号").receiver()).codes()).isEqualTo("OK");
        assertThat(review.check(new Case("", "丙丁市壬癸街道人民路12号").receiver()).district()).isEqualTo("戊己区");
        assertThat(review.check(new Case("", "浙江省杭州市西湖区文三路12号").receiver()).codes()).startsWith("MISSING_PROVINCE_CITY");
    }

    @Test
    void former_street_names_are_read_if_they_are_there() throws IOException {
        write("streets_former.csv", "name,district_code\n子丑镇,990102\n");
        var review = AddressReview.fromFolder(folder);
        assertThat(review.check(new Case("", "丙丁市子丑镇人民路12号").receiver()).district()).isEqualTo("庚辛区");
    }

    @Test
    void a_missing_folder_or_file_is_named() throws IOException {
        assertThatIllegalArgumentException().isThrownBy(() -> AddressReview.fromFolder(folder.resolve("absent")))
            .withMessageContaining("absent").withMessageContaining("is not a folder");
        Files.delete(folder.resolve("districts.csv"));
        refused("districts.csv", "is missing");
    }

    @Test
    void a_broken_row_is_named_with_its_file_and_number() throws IOException {
        write("districts.csv", "code,name,parent_code\n990101,戊己区,990100\n990102,庚辛区\n");
        refused("districts.csv, row 3", "expected 3 cells, found 2");
        write("districts.csv", "code,name,parent_code\n990101,戊己区,880100\n");
        refused("districts.csv, row 2", "no city has the code 880100");
        write("districts.csv", "code,name,parent_code\n99x101,戊己区,990100\n");
        refused("districts.csv, row 2", "not a code of six digits");
        write("districts.csv", "code,name,parent_code\n990101,戊己区,990100\n990101,庚辛区,990100\n");
        refused("districts.csv, row 3", "occurs twice");
        write("districts.csv", "code,name,parent_code\n990101, ,990100\n");
        refused("districts.csv, row 2", "the name is empty");
        write("districts.csv", "code,name,parent_code\n990101,\"戊己区,990100\n");
        refused("districts.csv, row 2", "quotation mark");
    }

    @Test
    void a_wrong_header_an_empty_file_and_other_encodings_are_refused() throws IOException {
        write("cities.csv", "name,code,parent_code\n");
        refused("cities.csv, row 1", "expected the header code,name,parent_code");
        write("cities.csv", "");
        refused("cities.csv, row 1", "is empty");
        Files.write(folder.resolve("cities.csv"), "code,name,parent_code\n990100,\u00e9,990000\n".getBytes(StandardCharsets.ISO_8859_1));
        refused("cities.csv", "not UTF-8");
    }

    @Test
    void an_alias_of_an_unknown_type_or_region_is_refused() throws IOException {
        write("aliases.csv", "alias,level,type,city_code,target_codes\n旧区,district,OLD,990100,\n");
        refused("aliases.csv, row 2", "unknown alias type OLD");
        write("aliases.csv", "alias,level,type,city_code,target_codes\n旧区,district,SHORT,990100,990109\n");
        refused("aliases.csv, row 2", "no region has the code 990109");
        write("aliases.csv", "alias,level,type,city_code,target_codes\n旧区,district,FORMER,990900,\n");
        refused("aliases.csv, row 2", "no city has the code 990900");
    }

    @Test
    void a_byte_order_mark_and_windows_line_ends_do_no_harm() throws IOException {
        write("cities.csv", "\uFEFFcode,name,parent_code\r\n990100,丙丁市,990000\r\n");
        assertThat(AddressReview.fromFolder(folder)).isNotNull();
    }

    private void refused(String where, String why) {
        assertThatIllegalArgumentException().isThrownBy(() -> AddressReview.fromFolder(folder))
            .withMessageContaining(where).withMessageContaining(why);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}
