package dev.wharf.review.rule;

import dev.wharf.common.Text;
import dev.wharf.review.rule.Param.Column;
import dev.wharf.review.rule.Param.Kind;
import dev.wharf.sourcing.Objective;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** How a shop wants the warehouses of its orders chosen, as its setting of the stock rule says (docs/rules/warehouse-choice.md). */
public final class StockTerms {
    static final String ALL = "*";
    private static final String YES = "YES";

    static final List<Param> PARAMS = List.of(
        Param.table("objectives", "选仓目标，从上到下比较", "What decides between warehouses, the first row first",
            List.of(new Column("objective", Kind.CHOICE, new Text("目标", "Objective"), true, Arrays.stream(Objective.values()).map(Enum::name).toList())),
            List.of(Map.of("objective", "FEWEST_PARCELS"), Map.of("objective", "NEAREST"))),
        Param.table("warehouses", "仓库条件、优先级和费用；空格为不限", "Conditions, rank and cost of warehouses; an empty cell is no condition", List.of(
            new Column("warehouse", Kind.WORDS, new Text("仓库代码（* 为全部）", "Warehouse code (* for all)"), true, List.of()),
            new Column("excluded", Kind.CHOICE, new Text("不发货", "Ships nothing"), false, List.of("NO", YES)),
            new Column("provinces", Kind.WORDS, new Text("只发省份（空格分隔）", "Ships only to provinces (spaces between)"), false, List.of()),
            new Column("handlings", Kind.WORDS, new Text("只收商品类型（空格分隔）", "Takes only goods of handling (spaces between)"), false, List.of()),
            new Column("tags", Kind.WORDS, new Text("只发带标签的订单（空格分隔）", "Ships only orders tagged (spaces between)"), false, List.of()),
            new Column("priority", Kind.WHOLE, new Text("优先级（小的先）", "Rank (lower first)"), false, List.of()),
            new Column("perShipmentMinor", Kind.MONEY, new Text("每包裹费用（分）", "Cost per parcel (minor units)"), false, List.of()),
            new Column("perKmMinor", Kind.MONEY, new Text("每公里费用（分）", "Cost per kilometre (minor units)"), false, List.of()),
            new Column("perUnitMinor", Kind.MONEY, new Text("每件费用（分）", "Cost per unit (minor units)"), false, List.of())), List.of()),
        Param.flag("shareLines", "一行商品可由几个仓库分发", "Several warehouses may share one line", true),
        Param.number("mostParcels", Kind.WHOLE, "一单最多几个包裹（0 为不限）", "Parcels per order at most (0 for no limit)", 0, 0, 50),
        Param.choice("severalWarehouses", "要几个仓库才齐时：按缺货处理、拆单、询问", "When it takes several warehouses: as when short, split, ask", "LIKE_SHORT",
            List.of("LIKE_SHORT", "SPLIT", "ASK")),
        Param.number("mostRejections", Kind.WHOLE, "被几个仓库拒单后由人处理", "Rejections by warehouses after which a person decides", 3, 1, 20));

    private final Params params;
    private final List<Map<String, String>> rows;

    public StockTerms(Params params) {
        this.params = params;
        this.rows = params.table("warehouses");
    }

    List<Objective> objectives() {
        var chain = params.table("objectives").stream().map(row -> Objective.valueOf(row.get("objective"))).distinct().toList();
        return chain.isEmpty() ? List.of(Objective.FEWEST_PARCELS) : chain;
    }

    boolean sharesLines() {
        return params.flag("shareLines");
    }

    int mostParcels() {
        return (int) params.number("mostParcels");
    }

    int mostRejections() {
        return (int) params.number("mostRejections");
    }

    String severalWarehouses() {
        return params.choice("severalWarehouses");
    }

    /** Whether it matters of what handling the goods are; if not, nobody need ask. */
    public boolean looksAtHandling() {
        return rows.stream().anyMatch(row -> !Zone.cell(row, "handlings").isEmpty());
    }

    boolean excludes(String warehouse) {
        return rowsOf(warehouse).anyMatch(row -> Zone.cell(row, "excluded").equals(YES));
    }

    /** Written short, a province is any that begins so. An unknown one is where no row ships to. */
    boolean shipsTo(String warehouse, String province) {
        return rowsOf(warehouse).map(row -> words(row, "provinces")).filter(only -> !only.isEmpty()).allMatch(only -> only.stream().anyMatch(province::startsWith));
    }

    boolean takes(String warehouse, String handling) {
        return rowsOf(warehouse).map(row -> words(row, "handlings")).filter(only -> !only.isEmpty()).allMatch(only -> only.contains(handling));
    }

    /** Tags of which an order needs one; empty if it needs none. */
    Set<String> wants(String warehouse, Set<String> tags) {
        var lacking = new TreeSet<String>();
        rowsOf(warehouse).map(row -> words(row, "tags")).filter(only -> !only.isEmpty() && only.stream().noneMatch(tags::contains)).forEach(lacking::addAll);
        return lacking;
    }

    /** From the row of the warehouse itself, else from that of all; 0 where neither has it. */
    long figure(String warehouse, String column, long most) {
        var cell = Stream.of(warehouse, ALL).flatMap(code -> rows.stream().filter(row -> Zone.cell(row, "warehouse").equals(code)))
            .map(row -> Zone.cell(row, column)).filter(text -> !text.isEmpty()).findFirst();
        return cell.map(text -> Math.min(most, Long.parseLong(text))).orElse(0L);
    }

    private Stream<Map<String, String>> rowsOf(String warehouse) {
        return rows.stream().filter(row -> List.of(warehouse, ALL).contains(Zone.cell(row, "warehouse")));
    }

    private static List<String> words(Map<String, String> row, String column) {
        return Arrays.stream(Zone.cell(row, column).split("[\\s,，、]+")).filter(word -> !word.isEmpty()).toList();
    }
}
