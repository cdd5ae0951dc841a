package dev.wharf.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wharf.review.address.Receiver;
import dev.wharf.review.rule.RuleUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Status;

/** An operator's folder that is missing, broken, repaired, and broken again. */
class AddressLibraryTest {
    private static final Receiver HERE = new Receiver("王女士", "13912340987", "", "", "", "", "甲乙省丙丁市戊己区人民路12号");
    private static final Receiver ELSEWHERE = new Receiver("王女士", "13912340987", "", "", "", "", "浙江省杭州市西湖区文三路12号");

    @TempDir
    private Path folder;

    @BeforeEach
    void a_small_library() throws IOException {
        write("provinces.csv", "code,name,parent_code\n990000,甲乙省,\n");
        write("cities.csv", "code,name,parent_code\n990100,丙丁市,990000\n");
        write("districts.csv", "code,name,parent_code\n990101,戊己区,990100\n");
        write("streets.csv", "code,name,parent_code\n990101001,壬癸街道,990101\n");
        write("aliases.csv", "alias,level,type,city_code,target_codes,note\n");
        write("no_district_cities.csv", "code,name,province_code,kind,listed_under_city_code\n");
    }

    @Test
    void without_a_setting_it_is_the_library_inside() {
        var library = library("");
        assertThat(library.get().check(ELSEWHERE).usable()).isTrue();
        assertThat(library.get().libraryRows()).isGreaterThan(40_000);
        assertThat(library.get().libraryVersion()).matches("[0-9a-f]{8}");
        assertThat(health(library)).isEqualTo(Status.UP);
    }

    @Test
    void a_missing_folder_starts_without_a_library_and_says_so() {
        var library = library(folder.resolve("absent").toString());
        unusable(library::get, "wharf.review.divisions: is not a folder");
        unusable(library::reload, "is not a folder");
        assertThat(health(library)).isEqualTo(AddressLibraryHealthIndicator.DEGRADED);
        assertThat(new AddressLibraryHealthIndicator(library).health().getDetails().get("problem")).asString().contains("is not a folder").doesNotContain("absent");
    }

    @Test
    void a_broken_row_is_named_and_repaired_files_are_loaded_without_a_restart() throws IOException {
        write("districts.csv", "code,name,parent_code\n990101,戊己区\n");
        var library = library(folder.toString());
        unusable(library::get, "districts.csv, row 2: expected 3 cells, found 2");
        assertThat(health(library)).isEqualTo(AddressLibraryHealthIndicator.DEGRADED);

        a_small_library();
        assertThat(library.reload().libraryRows()).isEqualTo(4);
        assertThat(library.get().check(HERE).usable()).isTrue();
        assertThat(library.get().check(ELSEWHERE).usable()).as("judged by the folder alone").isFalse();
        assertThat(health(library)).isEqualTo(Status.UP);
    }

    @Test
    void a_reload_that_fails_leaves_the_whole_library_in_use_and_says_so() throws IOException {
        var library = library(folder.toString());
        var before = library.get();
        Files.delete(folder.resolve("cities.csv"));
        unusable(library::reload, "cities.csv: is missing");
        assertThat(library.get()).isSameAs(before);
        var health = new AddressLibraryHealthIndicator(library).health();
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails().get("problem")).asString().contains("cities.csv");
    }

    @Test
    void another_content_is_another_version() throws IOException {
        var library = library(folder.toString());
        var before = library.get().libraryVersion();
        assertThat(library.reload().libraryVersion()).isEqualTo(before);
        write("districts.csv", "code,name,parent_code\n990101,戊己县,990100\n");
        assertThat(library.reload().libraryVersion()).isNotEqualTo(before);
    }

    private static void unusable(ThrowingCallable work, String why) {
        assertThatExceptionOfType(RuleUnavailable.class).isThrownBy(work).withMessageContaining(why)
            .satisfies(thrown -> assertThat(thrown.sentence().zh()).contains(why).endsWith("。"));
    }

    private static Status health(AddressLibrary library) {
        return new AddressLibraryHealthIndicator(library).health().getStatus();
    }

    private static AddressLibrary library(String divisions) {
        return new AddressLibrary(new ReviewSettings(divisions, "", Duration.ofMillis(300)));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}
