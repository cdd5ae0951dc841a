package dev.wharf.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.WharfTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

@WharfTest
class JdbcIdsIT {
    @Autowired
    private JdbcConnectionDetails database;

    @Test
    void many_threads_on_two_nodes_never_get_one_number_twice() throws Exception {
        var nodes = List.of(new JdbcIds(database), new JdbcIds(database));
        var threads = Executors.newFixedThreadPool(8);
        try {
            var work = new ArrayList<Callable<List<Long>>>();
            for (int i = 0; i < 8; i++) {
                var node = nodes.get(i % 2);
                work.add(() -> {
                    var numbers = new ArrayList<Long>();
                    for (int n = 0; n < 2 * JdbcIds.BLOCK; n++) numbers.add(node.next());
                    return numbers;
                });
            }
            var all = new ArrayList<Long>();
            for (var numbers : threads.invokeAll(work)) {
                assertThat(numbers.get()).isSorted();
                all.addAll(numbers.get());
            }
            assertThat(all).hasSize(16 * JdbcIds.BLOCK).doesNotHaveDuplicates();
            assertThat(Collections.min(all)).isGreaterThan(10_000_000L);
        } finally {
            threads.shutdown();
        }
    }
}
