package dev.wharf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.channel.Shops;
import dev.wharf.inventory.Stock;
import dev.wharf.process.Lanes;
import dev.wharf.warehouse.Products;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** What the README tells a newcomer to type does what it says. */
@WharfTest
class ReadmeIT {
    private static final Pattern CURL = Pattern.compile("<!-- readme-order -->\\s*```\\s*curl -u (\\w+):(\\S+) .*?-d '\\s*(\\{.*?})'\\s*```\\s*```\\s*(\\{.*?})\\s*```", Pattern.DOTALL);

    private final TestHouse house;
    private final TestRestTemplate rest;
    private final String password;

    @Autowired
    ReadmeIT(ApplicationContext context, TestRestTemplate rest, @Value("${wharf.demo.password}") String password) {
        this.house = new TestHouse(context);
        this.rest = rest;
        this.password = password;
    }

    @Test
    void the_curl_of_the_readme_is_accepted_and_answered_as_printed() throws IOException {
        // Given the demo's products that the order names
        var readme = CURL.matcher(Files.readString(Path.of("README.md")));
        assertThat(readme.find()).isTrue();
        house.bean(Shops.class).put(List.of(new Shops.Shop("S-WEB", "官网商城", "generic")));
        var demo = Files.readAllLines(Path.of("src/main/resources/demo/products.csv")).stream().filter(l -> l.startsWith("TEE-WHT-M,") || l.startsWith("MUG-BLU,")).map(l -> l.split(",")).toList();
        assertThat(demo).hasSize(2);
        for (var p : demo) {
            house.bean(Products.class).put(List.of(new Products.Product(p[0], p[1], p[2], p[3], Long.parseLong(p[5]), 1, 1, 1, 1, List.of(p[4]))));
            house.bean(Lanes.class).runOne(() -> house.bean(Stock.class).receive(List.of(new Stock.Receipt(p[0], TestHouse.NEAR, 10, "readme-" + p[0])), "test"));
        }
        // When the newcomer sends it
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        assertThat(readme.group(2)).isEqualTo(password);
        var answer = rest.withBasicAuth(readme.group(1), password).postForEntity("/api/v1/orders", new HttpEntity<>(readme.group(3), headers), String.class);
        // Then the answer is the printed one but for the number, and the second time it is known
        assertThat(answer.getStatusCode().value()).isEqualTo(201);
        assertThat(answer.getBody().replaceAll("F\\d+", "F")).isEqualTo(readme.group(4).replaceAll("F\\d+", "F"));
        var again = rest.withBasicAuth(readme.group(1), password).postForEntity("/api/v1/orders", new HttpEntity<>(readme.group(3), headers), String.class);
        assertThat(again.getStatusCode().value()).isEqualTo(200);
        assertThat(again.getBody()).contains("DUPLICATE");
    }
}
