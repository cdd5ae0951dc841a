package dev.wharf.infra.engine;

import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import java.time.Instant;
import java.util.Date;
import org.apache.ibatis.type.JdbcType;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine's dates, bound as text, are what the driver would have stored. */
@WharfTest
class PlainDatesIT {
    private final TestHouse house;
    private final TaskService tasks;
    private final JdbcClient jdbc;
    private final ProcessEngineConfigurationImpl engine;

    @Autowired
    PlainDatesIT(ApplicationContext context, TaskService tasks, JdbcClient jdbc, ProcessEngineConfigurationImpl engine) {
        this.house = new TestHouse(context);
        this.tasks = tasks;
        this.jdbc = jdbc;
        this.engine = engine;
    }

    @Test
    void a_date_comes_back_as_it_was_and_stands_in_utc() {
        var handler = engine.getSqlSessionFactory().getConfiguration().getTypeHandlerRegistry().getTypeHandler(Date.class, JdbcType.TIMESTAMP);
        assertThat(handler).isInstanceOf(PlainDates.class);
        var id = house.take(order().line(house.sku(0, 0), 1));
        var task = tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).singleResult();
        var due = Date.from(Instant.parse("2026-12-31T16:05:07Z"));
        tasks.setDueDate(task.getId(), due);
        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getDueDate()).isEqualTo(due);
        assertThat(tasks.createTaskQuery().taskId(task.getId()).dueDate(due).count()).isOne();
        assertThat(jdbc.sql("SELECT DATE_FORMAT(DUE_DATE_, '%Y-%m-%d %H:%i:%s') FROM ACT_RU_TASK WHERE ID_ = :id").param("id", task.getId())
            .query(String.class).single()).isEqualTo("2026-12-31 16:05:07");
    }
}
