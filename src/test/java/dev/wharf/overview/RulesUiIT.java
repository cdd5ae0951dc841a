package dev.wharf.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.wharf.TestHouse;
import dev.wharf.channel.Shops;
import dev.wharf.channel.Shops.Shop;
import dev.wharf.order.Level;
import dev.wharf.review.setting.EveryKindRule;
import dev.wharf.review.setting.RuleSettings;
import dev.wharf.review.setting.Setting;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Process administrators set the rules, in a browser; others read them. */
class RulesUiIT extends AtDesks {
    private String shop;

    @BeforeEach
    void ownShop() {
        shop = TestHouse.unique("S");
        house.bean(Shops.class).put(List.of(new Shop(shop, "旗舰店", "generic")));
    }

    @Test
    void a_number_is_changed_a_wrong_one_is_said_at_its_field_and_the_right_one_holds_at_once() {
        var page = open("processadmin");
        // Given a form made of what the rule says about itself, with where each value comes from
        assertThat(page.locator(".setting")).hasCount(11);
        var pieces = field(page, "parameters.pieces");
        assertThat(pieces.locator(".setting-source")).hasText("规则内置");
        assertThat(field(page, "parameters.tolerance").locator("input")).hasValue("1.50");
        assertThat(page.locator("#activate")).isDisabled();
        Desk.pictures(page, "rule-as-it-comes");
        // When wrong values are checked
        pieces.locator("input").fill("501");
        field(page, "parameters.tolerance").locator("input").fill("1,5");
        page.locator("#check").click();
        // Then each is said at its own field, the first has the focus, and nothing was written
        assertThat(pieces.locator(".fault")).hasText("501 超出范围，请填 1 – 500。");
        assertThat(field(page, "parameters.tolerance").locator(".fault")).containsText("“1,5”不是整数");
        assertThat(pieces.locator("input")).isFocused();
        assertThat(page.locator("#trouble")).hasText("2 处需要更正");
        Desk.pictures(page, "rule-faults");
        page.locator("#activate").click();
        assertThat(page.locator("#setting[aria-busy]")).hasCount(0);
        assertThat(page.locator("#noting")).isHidden();
        assertThat(setting().params().number("pieces")).isEqualTo(20);
        // When they are put right and activated by keyboard, with a reason
        pieces.locator("input").fill("40");
        assertThat(pieces.locator(".fault")).isHidden();
        field(page, "parameters.tolerance").locator("input").fill("0.29");
        field(page, "severity").locator("select").selectOption("WARN");
        pieces.locator("input").press("Enter");
        assertThat(page.locator("#noting-changes")).containsText("件数上限 继承 → 40");
        assertThat(page.locator("#noting-changes")).containsText("金额容差 继承 → 0.29 元");
        Desk.pictures(page, "rule-activate");
        page.locator("#noting textarea").fill("双十一件数多");
        page.locator("#noting [type=submit]").click();
        // Then they hold at once, and the page says who, when and why
        assertThat(pieces.locator(".setting-source")).containsText("双十一件数多");
        assertThat(setting().params().number("pieces")).isEqualTo(40);
        assertThat(setting().params().number("tolerance")).isEqualTo(29);
        assertThat(setting().severity()).isEqualTo(Level.WARN);
        assertThat(page.locator("#versions > li")).hasCount(1);
        assertThat(page.locator("#dirty")).hasText("没有修改");
        // When one value inherits again
        pieces.locator(".setting-source button").click();
        assertThat(pieces.locator("input")).hasValue("20");
        activate(page, "恢复");
        assertThat(page.locator("#versions > li")).hasCount(2);
        assertThat(setting().params().number("pieces")).isEqualTo(20);
        assertThat(setting().params().number("tolerance")).isEqualTo(29);
        // When the first version is restored
        page.locator("#versions button").click();
        page.locator("#noting textarea").fill("还是要放宽");
        page.locator("#noting [type=submit]").click();
        assertThat(page.locator("#versions > li")).hasCount(3);
        assertThat(setting().params().number("pieces")).isEqualTo(40);
        page.locator("#versions").scrollIntoViewIfNeeded();
        Desk.pictures(page, "rule-history");
    }

    @Test
    void words_choices_and_a_table_pasted_from_a_spreadsheet_are_kept() {
        var page = open("processadmin");
        field(page, "enabled").locator("input").check();
        field(page, "overrideBy").getByText("客服").click();
        field(page, "parameters.late").locator("select").selectOption("REFUND");
        field(page, "parameters.carriers").locator("textarea").fill("JD\n\n SF ");
        field(page, "parameters.strict").locator("input").check();
        var tiers = field(page, "parameters.tiers");
        assertThat(tiers.locator("tbody tr")).hasCount(1);
        tiers.getByText("添加一行").click();
        paste(tiers.locator("tbody tr").nth(1).locator("[data-column=word]"), "贺卡\t2\t19.90\t\t卖家备注\r\n礼盒\tx\t\t5\tANY\n");
        assertThat(tiers.locator("tbody tr")).hasCount(3);
        page.locator("#check").click();
        assertThat(tiers.locator(".fault")).containsText("第 3 行“起始件数”“x”不是 0 或以上的整数");
        assertThat(tiers.locator("[aria-invalid]")).hasCount(1);
        assertThat(tiers.locator("[aria-invalid]")).isFocused();
        tiers.scrollIntoViewIfNeeded();
        Desk.pictures(page, "rule-table");
        tiers.locator("[aria-invalid]").fill("3");
        tiers.locator("tbody tr").nth(0).locator("button").click();
        activate(page, "满赠");
        assertThat(page.locator("#versions > li")).hasCount(1);
        var now = setting();
        assertThat(now.enabled()).isTrue();
        assertThat(now.overrideBy()).containsExactlyInAnyOrder("csr", "reviewer", "finance");
        assertThat(now.params().choice("late")).isEqualTo("REFUND");
        assertThat(now.params().flag("strict")).isTrue();
        assertThat(now.params().words("carriers")).containsExactly("JD", "SF");
        assertThat(now.params().table("tiers")).extracting(row -> String.join("|", row.values())).containsExactly("贺卡|2|1990||MEMO", "礼盒|3||5|ANY");
    }

    @Test
    void of_two_editors_the_slower_is_told_who_was_quicker() {
        var mine = open("processadmin");
        var yours = open("processadmin");
        field(mine, "parameters.pieces").locator("input").fill("40");
        field(yours, "parameters.pieces").locator("input").fill("50");
        activate(mine, "先到");
        assertThat(mine.locator("#versions > li")).hasCount(1);
        activate(yours, "后到");
        assertThat(yours.locator("#trouble")).containsText("先到");
        assertThat(yours.locator("#trouble")).containsText("processadmin");
        Desk.picture(yours, "rule-stale");
        assertThat(setting().params().number("pieces")).isEqualTo(40);
        yours.locator("#trouble button").click();
        assertThat(field(yours, "parameters.pieces").locator("input")).hasValue("40");
    }

    @Test
    void others_read_the_rules_and_change_nothing() {
        var page = desk.loggedIn(port, "finance", password);
        page.navigate("/");
        page.locator(".nav a[href='/rules']").click();
        assertThat(page.locator("tr[data-rule=PAYMENT]")).containsText("付款");
        assertThat(page.locator("tr[data-rule=PAYMENT] .verdict")).hasText("启用");
        assertThat(page.locator("tr[data-rule=EVERY_KIND] .verdict")).hasText("停用");
        Desk.pictures(page, "rules");
        page.locator("tr[data-rule=EVERY_KIND] a").click();
        assertThat(page.locator(".notice")).isVisible();
        assertThat(field(page, "parameters.pieces").locator("input")).isDisabled();
        assertThat(page.locator("#activate")).hasCount(0);
        Desk.pictures(page, "rule-read-only");
        page.navigate("/rules/RISK");
        assertThat(page.locator(".setting")).not().hasCount(0);
        Desk.pictures(page, "rule-risk");
        page.navigate("/rules/EVERY_KIND?scope=SHOP:" + shop + "&lang=en");
        assertThat(page.locator("h1")).hasText("Every kind");
        assertThat(field(page, "parameters.window").locator(".setting-source")).hasText("The rule itself");
        Desk.pictures(page, "rule-en");
        page.navigate("/rules?lang=zh-CN");
        assertThat(page.navigate("/rules/NO_RULE").status()).isEqualTo(404);
        assertThat(page.navigate("/rules?scope=SHOP:none").status()).isEqualTo(404);
    }

    private Page open(String user) {
        var page = desk.loggedIn(port, user, password);
        page.navigate("/rules/" + EveryKindRule.CODE + "?scope=SHOP:" + shop);
        assertThat(page.locator("#versions li")).containsText("还没有人改过");
        return page;
    }

    private static void activate(Page page, String why) {
        page.locator("#activate").click();
        page.locator("#noting textarea").fill(why);
        page.locator("#noting [type=submit]").click();
        assertThat(page.locator("#noting")).isHidden();
    }

    private static void paste(Locator cell, String text) {
        cell.evaluate("""
            (cell, text) => {
              const data = new DataTransfer();
              data.setData('text/plain', text);
              cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }""", text);
    }

    private Setting setting() {
        return house.bean(RuleSettings.class).of(shop, EveryKindRule.CODE);
    }

    private static Locator field(Page page, String name) {
        return page.locator(".setting[data-field='" + name + "']");
    }
}
