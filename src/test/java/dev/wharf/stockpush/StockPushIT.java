package dev.wharf.stockpush;

import static dev.wharf.Soon.soon;
import static dev.wharf.TestHouse.FAR;
import static dev.wharf.TestHouse.NEAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.catalog.Kit;
import dev.wharf.catalog.Kits;
import dev.wharf.catalog.SkuMappings;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.demo.StubFaults;
import dev.wharf.demo.StubFaults.Fault;
import dev.wharf.demo.StubFaults.Side;
import dev.wharf.demo.StubStock;
import dev.wharf.inventory.Quota;
import dev.wharf.inventory.Stock;
import dev.wharf.process.Lanes;
import dev.wharf.stockpush.Listing.State;
import dev.wharf.warehouse.Products;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What shops show of the stock, over HTTP, against stubs that verify signatures, lose answers and lie. */
@WharfTest
@ExtendWith(OutputCaptureExtension.class)
class StockPushIT {

    private final AtChannels at;
    private final TestHouse house;
    private final StubFaults faults;
    private final StubStock stub;
    private final JdbcClient jdbc;

    @Autowired
    StockPushIT(ApplicationContext context, StubFaults faults, StubStock stub, JdbcClient jdbc) {
        this.at = new AtChannels(context);
        this.house = at.house;
        this.faults = faults;
        this.stub = stub;
        this.jdbc = jdbc;
    }

    @AfterEach
    void wellAgain() {
        faults.clear();
        stub.lateOnesArrive();
    }

    private void sell(String sku, int units) {
        assertThat(house.inLane(() -> house.bean(Stock.class).lock(new FulfillmentId(house.bean(Ids.class).next()), "", NEAR,
            List.of(new Stock.Need(house.bean(Ids.class).next(), sku, units)), null))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"top", "jos", "doudian", "webhook"})
    void a_sale_is_told_to_every_channel_in_its_own_words(String protocol, CapturedOutput output) {
        // Given
        var shop = at.shop(protocol);
        var sku = house.sku(9, 4);
        var listing = at.mapped(shop, AtChannels.listing(protocol), sku);
        at.tell(shop);
        assertThat(at.shown(shop, listing)).isEqualTo(13);
        // When
        sell(sku, 2);
        at.tell(shop);
        // Then
        assertThat(at.shown(shop, listing)).isEqualTo(11);
        assertThat(at.of(shop, listing)).extracting(Listing::state, Listing::told, Listing::words).containsExactly(State.CLEAN, 11, "");
        assertThat(at.of(shop, listing).lagMs()).isNotNegative();
        assertThat(output.getAll()).doesNotContain("demo-secret-of-", "demo-session-of-", "access_token=");
        at.off(shop);
    }

    @Test
    void a_hundred_changes_are_one_call_with_the_newest_number() {
        var shop = at.shop("webhook");
        var sku = house.sku(200, 0);
        var listing = at.mapped(shop, AtChannels.listing("webhook"), sku);
        at.tell(shop);
        int before = stub.times(shop, listing);
        for (int i = 0; i < 100; i++) sell(sku, 1);
        at.tell(shop);
        assertThat(at.shown(shop, listing)).isEqualTo(100);
        assertThat(stub.times(shop, listing) - before).isEqualTo(1);
    }

    @Test
    void what_leaves_the_house_moves_nothing_because_it_was_promised_before() {
        var shop = at.shop("webhook");
        var sku = house.sku(5, 0);
        at.mapped(shop, AtChannels.listing("webhook"), sku);
        at.workOut();
        var id = new FulfillmentId(house.bean(Ids.class).next());
        house.inLane(() -> house.bean(Stock.class).lock(id, "", NEAR, List.of(new Stock.Need(house.bean(Ids.class).next(), sku, 1)), null));
        assertThat(moved(sku)).isEqualTo(1);
        house.bean(Lanes.class).runOne(() -> house.bean(Stock.class).deduct(id));
        assertThat(moved(sku)).isEqualTo(1);
    }

    private int moved(String sku) {
        return jdbc.sql("SELECT COUNT(*) FROM stock_moved WHERE sku = :sku").param("sku", sku).query(Integer.class).single();
    }

    @Test
    void what_sold_out_goes_first_then_the_biggest_change() {
        // Given three listings that were told
        var shop = at.shop("webhook");
        var skus = List.of(house.sku(100, 0), house.sku(100, 0), house.sku(3, 0));
        var codes = skus.stream().map(sku -> at.mapped(shop, AtChannels.listing("webhook"), sku)).toList();
        at.tell(shop);
        // When a little, then much, then the last ones are sold
        sell(skus.get(0), 1);
        sell(skus.get(1), 50);
        sell(skus.get(2), 3);
        at.workOut();
        // Then
        assertThat(house.bean(JdbcListings.class).due(shop, Instant.now().plusSeconds(1), 10)).extracting(l -> l.key().channelSku())
            .containsExactly(codes.get(2), codes.get(1), codes.get(0));
    }

    @Test
    void a_kit_shows_whole_kits_of_each_warehouse_and_moves_with_its_components() {
        var shop = at.shop("webhook");
        var cup = house.sku(10, 4);
        var lid = house.sku(3, 9);
        var kit = TestHouse.unique("KIT");
        house.bean(Products.class).put(List.of(new Products.Product(kit, kit, "STD", "套装 " + kit, 1000, 100, 100, 100, 100, List.of())));
        house.bean(Kits.class).put(List.of(new Kit(kit, List.of(new Kit.Component(cup, 2, 0), new Kit.Component(lid, 1, 0)))));
        var listing = at.mapped(shop, AtChannels.listing("webhook"), kit);
        at.tell(shop);
        // 3 in the near one for its lids, 2 in the far one for its cups
        assertThat(at.shown(shop, listing)).isEqualTo(5);
        sell(lid, 2);
        at.tell(shop);
        assertThat(at.shown(shop, listing)).isEqualTo(3);
    }

    @Test
    void a_quota_is_shown_by_its_shop_only() {
        var one = at.shop("webhook");
        var other = at.shop("webhook");
        var sku = house.sku(10, 0);
        var mine = at.mapped(one, AtChannels.listing("webhook"), sku);
        var theirs = at.mapped(other, AtChannels.listing("webhook"), sku);
        house.inLane(() -> house.bean(Stock.class).assign(List.of(new Quota(one, sku, NEAR, 0, 4, 0, 0))));
        at.tell(one);
        at.tell(other);
        assertThat(at.shown(one, mine)).isEqualTo(10);
        assertThat(at.shown(other, theirs)).isEqualTo(6);
    }

    @Test
    void terms_are_versions_and_a_new_one_counts_for_all_listings_of_the_shop() {
        var shop = at.shop("webhook");
        var sku = house.sku(10, 7);
        var listing = at.mapped(shop, AtChannels.listing("webhook"), sku);
        at.tell(shop);
        assertThat(at.shown(shop, listing)).isEqualTo(17);
        var set = house.bean(StockPushes.class).set(shop, new PushTermsRequest(true, 50, 1, 0, 0, 0, List.of(FAR), 100, 60, 3, "less", 1));
        assertThat(set.version()).isEqualTo(2);
        house.bean(WorkOut.class).shop(shop);
        at.tell(shop);
        // Half of 7 rounded down, and one more
        assertThat(at.shown(shop, listing)).isEqualTo(4);
        assertThat(house.bean(StockPushes.class).why(shop, listing).offer().why()).extracting("en").containsExactly("Sellable 7: " + FAR + " 7", "50 % of the shared 7: 3",
            "Plus 1, within what there is: 4");
    }

    @Test
    void a_listing_that_is_mapped_no_more_is_told_no_more() {
        var shop = at.shop("webhook");
        var sku = house.sku(10, 0);
        var listing = at.mapped(shop, AtChannels.listing("webhook"), sku);
        at.tell(shop);
        house.inLane(() -> house.bean(SkuMappings.class).remove(new SkuMappings.Code(shop, listing)));
        sell(sku, 1);
        at.tell(shop);
        assertThat(house.bean(JdbcListings.class).read(shop, List.of(listing))).isEmpty();
        assertThat(at.shown(shop, listing)).isEqualTo(10);
    }

    @Test
    void a_code_that_is_no_listing_of_the_platform_is_left_out() {
        var shop = at.shop("top");
        var sku = house.sku(10, 0);
        at.mapped(shop, TestHouse.unique("OUTER"), sku);
        at.workOut();
        assertThat(house.bean(JdbcListings.class).keysOf(List.of(sku))).isEmpty();
        at.off(shop);
    }

    @ParameterizedTest
    @CsvSource({"top,BREAK", "top,LOSE_ANSWER", "top,LIMIT", "jos,BREAK", "jos,LOSE_ANSWER", "jos,LIMIT", "doudian,LOSE_ANSWER", "webhook,BREAK", "webhook,LOSE_ANSWER"})
    void whatever_goes_wrong_the_channel_ends_with_the_number(String protocol, Fault fault) {
        var shop = at.shop(protocol);
        var sku = house.sku(8, 0);
        var listing = at.mapped(shop, AtChannels.listing(protocol), sku);
        faults.next(Side.STOCK, fault, 1);
        soon().until(() -> {
            at.tell(shop);
            return at.of(shop, listing).state() == State.CLEAN;
        });
        assertThat(at.shown(shop, listing)).isEqualTo(8);
        at.off(shop);
    }

    @Test
    void an_old_number_that_comes_late_is_found_and_put_right() {
        // Given a number whose call has no answer, and comes later
        var shop = at.shop("top");
        var sku = house.sku(8, 0);
        var listing = at.mapped(shop, AtChannels.listing("top"), sku);
        at.tell(shop);
        sell(sku, 1);
        faults.next(Side.STOCK, Fault.COME_LATE, 1);
        at.tell(shop);
        assertThat(at.of(shop, listing)).extracting(Listing::inDoubt, Listing::state).containsExactly(true, State.DUE);
        // When a newer one was told, and then the old one comes
        sell(sku, 2);
        soon().until(() -> {
            at.tell(shop);
            return at.of(shop, listing).state() == State.CLEAN;
        });
        assertThat(at.shown(shop, listing)).isEqualTo(5);
        stub.lateOnesArrive();
        assertThat(at.shown(shop, listing)).isEqualTo(7);
        // Then the channel is asked when nothing late can come, and told anew
        assertThat(at.of(shop, listing).checkAt()).isAfter(Instant.now());
        jdbc.sql("UPDATE stock_listing SET check_at = '2026-01-01 00:00:00' WHERE shop_code = :shop AND channel_sku = :code").param("shop", shop).param("code", listing).update();
        at.tell(shop);
        assertThat(at.shown(shop, listing)).isEqualTo(5);
        assertThat(at.of(shop, listing).checkAt()).isNull();
        at.off(shop);
    }

    @Test
    void of_two_late_calls_a_server_that_keeps_versions_keeps_the_newest() {
        var shop = at.shop("webhook");
        var sku = house.sku(8, 0);
        var listing = at.mapped(shop, AtChannels.listing("webhook"), sku);
        faults.next(Side.STOCK, Fault.COME_LATE, 1);
        at.tell(shop);
        sell(sku, 3);
        soon().until(() -> {
            at.tell(shop);
            return at.of(shop, listing).state() == State.CLEAN;
        });
        stub.lateOnesArrive();
        assertThat(at.shown(shop, listing)).isEqualTo(5);
    }

    @Test
    void what_a_stopped_node_had_sent_is_told_again() {
        var shop = at.shop("webhook");
        var sku = house.sku(8, 0);
        var listing = at.mapped(shop, AtChannels.listing("webhook"), sku);
        at.workOut();
        house.bean(Lanes.class).runOne(() -> house.bean(JdbcListings.class).save(List.of(at.of(shop, listing).send())));
        at.tell(shop);
        assertThat(at.shown(shop, listing)).isEqualTo(8);
        assertThat(at.of(shop, listing)).extracting(Listing::state, Listing::told).containsExactly(State.CLEAN, 8);
    }

    @Test
    void two_nodes_do_not_serve_a_shop_at_the_same_time() {
        var shop = at.shop("webhook");
        assertThat(house.bean(PushShops.class).take(shop)).isPresent();
        assertThat(house.bean(ShopTurn.class).run(shop)).isFalse();
        house.bean(PushShops.class).giveBack(shop);
        assertThat(house.bean(ShopTurn.class).run(shop)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"top,商品不存在或者已下架", "jos,商品已下架", "doudian,删除、禁封状态", "webhook,The listing has ended"})
    void an_ended_listing_shows_the_channels_words_the_others_of_its_call_are_told_and_it_comes_back(String protocol, String words) {
        // Given two listings of one item, one of them ended
        var shop = at.shop(protocol);
        var ended = AtChannels.listing(protocol);
        var other = ended.contains(":") ? ended + "1" : AtChannels.listing(protocol);
        var sku = house.sku(6, 0);
        at.mapped(shop, ended, sku);
        at.mapped(shop, other, house.sku(7, 0));
        stub.end(shop, ended);
        // When
        at.tell(shop);
        // Then
        assertThat(at.of(shop, ended).state()).isEqualTo(State.REFUSED);
        assertThat(at.of(shop, ended).dueAt()).isAfter(Instant.now());
        assertThat(at.of(shop, ended).words()).contains(words);
        assertThat(at.shown(shop, other)).isEqualTo(7);
        // And when it is there again and a person has it told
        stub.revive(shop, ended);
        assertThat(house.bean(StockPushes.class).again(shop, List.of(ended))).isEqualTo(1);
        at.tell(shop);
        assertThat(at.shown(shop, ended)).isEqualTo(6);
        at.off(shop);
    }
}
