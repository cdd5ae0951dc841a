package dev.wharf.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.Refusal;
import dev.wharf.warehouse.Products;
import dev.wharf.warehouse.Products.Product;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Products, kits and mappings over REST, against the database. */
@WharfTest
class CatalogIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final TestHouse house;
    private final Products products;
    @LocalServerPort
    private int port;
    @Value("${wharf.demo.password}")
    private String password;

    @Autowired
    CatalogIT(ApplicationContext context) {
        house = new TestHouse(context);
        products = house.bean(Products.class);
    }

    private record Answer(int status, JsonNode json) { }

    private Answer send(String user, String method, String path, String body) throws IOException, InterruptedException {
        var login = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/" + path)).header("Authorization", "Basic " + login)
            .header("Content-Type", "application/json").method(method, HttpRequest.BodyPublishers.ofString(body)).build();
        var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body().isEmpty() ? null : new ObjectMapper().readTree(answer.body()));
    }

    private static Product product(String sku, String style, String colour, String size, String... barcodes) {
        return new Product(sku, style, "", colour, size, "商品 " + sku, 1000, 0, 100, 1, 1, 1, "NORMAL", List.of(barcodes));
    }

    private static String code(Answer answer) {
        return answer.status() + " " + answer.json().path("code").textValue();
    }

    @Test
    void a_barcode_names_one_sku_whoever_comes_second() {
        var one = TestHouse.unique("V");
        var two = TestHouse.unique("V");
        var barcode = TestHouse.unique("69");
        products.put(List.of(product(one, one, "", "", barcode, barcode + "0")));
        assertThat(products.skuOf(barcode + "0")).contains(one);
        assertThatThrownBy(() -> products.put(List.of(product(two, two, "", "", barcode)))).isInstanceOf(Refusal.class).hasMessageContaining(one);
        assertThatThrownBy(() -> products.put(List.of(product(two, two, "", "", "x" + barcode), product(two + "b", two, "", "", "x" + barcode)))).isInstanceOf(Refusal.class);
        // The code of a SKU is its barcode too, from both sides
        assertThatThrownBy(() -> products.put(List.of(product(two, two, "", "", one)))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> products.put(List.of(product(barcode, two, "", "")))).isInstanceOf(Refusal.class);
        assertThat(products.known(List.of(two, two + "b", barcode))).isEmpty();
        products.put(List.of(product(one, one, "", "", barcode)));
        assertThat(products.skuOf(barcode)).contains(one);
    }

    @Test
    void of_several_that_claim_a_barcode_at_the_same_moment_one_gets_it() throws Exception {
        int claims = 8;
        for (int round = 0; round < 10; round++) {
            var barcode = TestHouse.unique("69");
            var together = new CyclicBarrier(claims);
            var threads = Executors.newFixedThreadPool(claims);
            try {
                var tasks = new ArrayList<Callable<String>>();
                for (int i = 0; i < claims; i++) {
                    var sku = barcode + "-" + i;
                    tasks.add(() -> {
                        together.await();
                        try {
                            products.put(List.of(product(sku, barcode, "", "", barcode)));
                            return sku;
                        } catch (Refusal refused) {
                            return "";
                        }
                    });
                }
                var won = new ArrayList<String>();
                for (var done : threads.invokeAll(tasks)) if (!done.get().isEmpty()) won.add(done.get());
                assertThat(won).hasSize(1);
                assertThat(products.skuOf(barcode)).contains(won.get(0));
                assertThat(products.search("", barcode, "", 100)).hasSize(1);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void products_are_found_by_words_and_style_page_by_page() throws Exception {
        var style = TestHouse.unique("STYLE");
        var put = new StringBuilder("[");
        for (var colour : List.of("红", "蓝")) for (var size : List.of("S", "M", "L")) {
            put.append(put.length() > 1 ? "," : "").append("""
                {"sku":"%s-%s-%s","style":"%s","variant":"","colour":"%s","size":"%s","name":"T恤 100%%棉","priceMinor":5900,"costMinor":0,"weightG":200,"lengthMm":1,"widthMm":1,"heightMm":1,"barcodes":["%s%s%s"]}"""
                .formatted(style, colour, size, style, colour, size, style.toLowerCase(), colour, size));
        }
        assertThat(send("integration", "PUT", "products", put.append("]").toString()).status()).isEqualTo(204);
        var first = send("picker1", "GET", "products?style=" + style + "&limit=4", "").json();
        assertThat(first.get("products")).hasSize(4);
        var rest = send("picker1", "GET", "products?style=" + style + "&limit=4&after=" + java.net.URLEncoder.encode(first.get("next").textValue(), StandardCharsets.UTF_8), "").json();
        assertThat(rest.get("products")).hasSize(2);
        assertThat(rest.get("next").textValue()).isEmpty();
        assertThat(products.search("红", style, "", 10)).hasSize(3);
        assertThat(products.search(style.toLowerCase() + "蓝M", "", "", 10)).extracting(Product::told).containsExactly("蓝 · M");
        assertThat(products.search("100%", style, "", 10)).hasSize(6);
        assertThat(products.search("100_", style, "", 10)).isEmpty();
        // A product without the new words, as the integrator has always sent it
        var old = TestHouse.unique("OLD");
        assertThat(send("integration", "PUT", "products", """
            [{"sku":"%s","style":"%s","variant":"红色 XL","name":"旧","priceMinor":1,"weightG":1,"lengthMm":1,"widthMm":1,"heightMm":1,"barcodes":[]}]""".formatted(old, old)).status()).isEqualTo(204);
        assertThat(products.search(old, "", "", 10)).extracting(Product::told).containsExactly("红色 XL");
        assertThat(code(send("integration", "GET", "products?limit=0", ""))).isEqualTo("422 FIELD_INVALID");
    }

    @Test
    void a_kit_has_no_stock_and_is_never_received() throws Exception {
        var kit = house.sku(0, 0);
        var part = house.sku(9, 0);
        var body = "[{\"sku\":\"%s\",\"components\":[{\"sku\":\"%s\",\"quantity\":%d}]}]";
        assertThat(code(send("warehouselead", "PUT", "kits", body.formatted(kit, part, 0)))).isEqualTo("422 FIELD_INVALID");
        assertThat(code(send("warehouselead", "PUT", "kits", body.formatted(part, kit, 1)))).isEqualTo("409 KIT_HAS_STOCK");
        assertThat(send("warehouselead", "PUT", "kits", body.formatted(kit, part, 2)).status()).isEqualTo(204);
        assertThat(send("csr", "GET", "kits?sku=" + kit, "").json().at("/0/components/0/quantity").intValue()).isEqualTo(2);
        assertThat(code(send("integration", "POST", "stock/receipts", """
            {"lines":[{"key":"%s","warehouse":"%s","sku":"%s","quantity":1}]}""".formatted(TestHouse.unique("k"), TestHouse.NEAR, kit)))).isEqualTo("422 KIT_HAS_NO_STOCK");
        assertThat(send("warehouselead", "DELETE", "kits?sku=" + kit, "").status()).isEqualTo(204);
        assertThat(code(send("warehouselead", "DELETE", "kits?sku=" + kit, ""))).isEqualTo("404 KIT_NOT_FOUND");
    }

    @Test
    void a_mapping_is_kept_listed_and_removed_and_the_open_codes_say_what_they_may_mean() throws Exception {
        var shop = house.shop();
        var sku = house.sku(5, 0);
        var channelSku = TestHouse.unique("CH/");
        house.take(TestHouse.order().in(shop).line(channelSku, 1));
        var open = send("csr", "GET", "sku-mappings/open?shop=" + shop, "").json();
        assertThat(open.at("/0/code").textValue()).isEqualTo(channelSku);
        assertThat(open.at("/0/orders").intValue()).isOne();
        assertThat(code(send("reviewer", "PUT", "shops/" + shop + "/sku-mappings", "[{\"channelSku\":\"" + channelSku + "\",\"sku\":\"NONE\"}]"))).isEqualTo("422 SKU_UNKNOWN");
        var put = send("reviewer", "PUT", "shops/" + shop + "/sku-mappings", "[{\"channelSku\":\"" + channelSku + "\",\"sku\":\"" + sku + "\"}]");
        assertThat(put.json().get("ordersWoken").intValue()).isOne();
        assertThat(send("csr", "GET", "sku-mappings/open?shop=" + shop, "").json()).isEmpty();
        var list = send("picker1", "GET", "shops/" + shop + "/sku-mappings", "").json();
        assertThat(list.at("/mappings/0/mappedBy").textValue()).isEqualTo("reviewer");
        var path = "shops/" + shop + "/sku-mappings?channelSku=" + java.net.URLEncoder.encode(channelSku, StandardCharsets.UTF_8);
        assertThat(send("reviewer", "DELETE", path, "").status()).isEqualTo(204);
        assertThat(code(send("reviewer", "DELETE", path, ""))).isEqualTo("404 MAPPING_NOT_FOUND");
        assertThat(code(send("reviewer", "PUT", "shops/NONE/sku-mappings", "[]"))).isEqualTo("404 SHOP_NOT_FOUND");
    }
}
