package dev.wharf.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.overview.BoardFigures.StageFigure;
import dev.wharf.overview.OrderView.Hold;
import dev.wharf.overview.ProcessPicture.OpenTask;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is shown to whom, and how it is drawn. */
class OverviewRulesTest {
    private static final ReceiverView RECEIVER = new ReceiverView("周小满", "13910020001", "浙江省", "杭州市", "西湖区", "文三路398号", "放门口，13910020001", "周小满老客户", false);

    @Test
    void a_masked_receiver_keeps_the_region_and_nothing_that_finds_the_person() {
        var masked = RECEIVER.masked();
        assertThat(masked.toString()).doesNotContain("小满", "1002000", "文三路", "放门口", "老客户");
        assertThat(masked.name()).isEqualTo("周**");
        assertThat(masked.phone()).isEqualTo("139****01");
        assertThat(masked.region()).isEqualTo("浙江省 杭州市 西湖区");
    }

    @Test
    void an_empty_name_a_short_phone_and_a_rare_character_are_masked_too() {
        var masked = new ReceiverView("", "123", "", "", "", "", "", "", false).masked();
        assertThat(masked.name()).isEmpty();
        assertThat(masked.phone()).isEqualTo("****");
        assertThat(new ReceiverView("𠮷田", "", "", "", "", "", "", "", false).masked().name()).isEqualTo("𠮷**");
    }

    @Test
    void the_receiver_is_for_those_who_talk_to_the_buyer_or_label_the_parcel() {
        for (var role : List.of("CSR", "REVIEWER", "SHIPPER")) assertThat(new Viewer(Set.of(role)).seesReceiver()).as(role).isTrue();
        for (var role : List.of("PICKER", "VERIFIER", "WAREHOUSELEAD", "FINANCE", "PROCESSADMIN", "SYSTEMADMIN", "INTEGRATION")) {
            assertThat(new Viewer(Set.of(role)).seesReceiver()).as(role).isFalse();
        }
    }

    @Test
    void a_hold_leads_to_its_own_task_and_a_task_without_a_hold_is_not_lost() {
        var address = new Hold("ADDRESS", new Text("", ""), Instant.EPOCH, "system");
        var unknown = new Hold("CREDIT", new Text("", ""), Instant.EPOCH, "system");
        var fix = new OpenTask("1", "Task_FixAddress", "Fix address", null, "");
        var waybill = new OpenTask("2", "Task_ResolveWaybill", "Resolve waybill", null, "");
        assertThat(Waiting.of(List.of(address, unknown), List.of(waybill, fix)))
            .containsExactly(new Waiting(address, fix), new Waiting(unknown, null), new Waiting(null, waybill));
    }

    @Test
    void the_longest_bar_fills_the_picture_and_its_parts_add_up() {
        var figures = new BoardFigures(List.of(new StageFigure("REVIEW", 200, 50, 50, null, ""), new StageFigure("LOCK", 0, 0, 0, null, ""), new StageFigure("PICK", 100, 100, 0, null, "")),
            List.of(), List.of(), 0, 0);
        assertThat(Bars.of(figures).bars()).containsExactly(new Bars.Bar("REVIEW", 250, 500, 1000), new Bars.Bar("LOCK", 0, 0, 0), new Bars.Bar("PICK", 500, 500, 500));
    }

    @Test
    void each_role_finds_its_own_place_first() {
        var idle = new BoardFigures(List.of(), List.of(), List.of(), 0, 0);
        assertThat(StartPage.tiles(new Viewer(Set.of("PICKER")), idle)).extracting(StartPage.Tile::to).startsWith("/pda");
        assertThat(StartPage.tiles(new Viewer(Set.of("VERIFIER")), idle)).extracting(StartPage.Tile::to).startsWith("/bench");
        assertThat(StartPage.tiles(new Viewer(Set.of("SHIPPER")), idle)).extracting(StartPage.Tile::to).startsWith("/handover");
        assertThat(StartPage.tiles(new Viewer(Set.of("REVIEWER")), idle)).extracting(StartPage.Tile::to).startsWith("/camunda/app/tasklist/default/", "/orders");
        assertThat(StartPage.tiles(new Viewer(Set.of("SYSTEMADMIN")), idle)).extracting(StartPage.Tile::to).containsExactly("/camunda/app/admin/default/");
        assertThat(StartPage.tiles(new Viewer(Set.of()), idle)).isEmpty();
    }

    @Test
    void the_address_of_the_next_page_carries_the_search_and_cannot_be_broken_by_it() {
        var filter = new OrderFilter(" a&stage=DONE ", "S-1", "PICK", "", "易碎", "WARN", true, "120", "PROBLEM", "");
        assertThat(filter.after("F7")).isEqualTo("/orders?q=a%26stage%3DDONE&shop=S-1&stage=PICK&tag=%E6%98%93%E7%A2%8E&level=WARN&overdue=true&dueWithin=120&delivery=PROBLEM&cursor=F7");
    }

    @Test
    void a_part_of_a_filter_that_makes_no_sense_is_refused_with_its_name() {
        refused("stage", "LOST", "", "", "");
        refused("level", "", "MAYBE", "", "");
        refused("dueWithin", "", "", "2h", "");
        refused("dueWithin", "", "", "525601", "");
        refused("cursor", "", "", "525600", "12");
        assertThatThrownBy(() -> new OrderFilter("", "", "", "", "", "", false, "", "LOST", "")).isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.field()).isEqualTo("delivery"));
    }

    private static void refused(String field, String stage, String level, String dueWithin, String cursor) {
        assertThatThrownBy(() -> new OrderFilter("", "", stage, "", "", level, false, dueWithin, "", cursor))
            .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo(field));
    }
}
