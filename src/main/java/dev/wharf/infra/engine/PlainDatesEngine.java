package dev.wharf.infra.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.CompositeProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.util.CamundaSpringBootUtil;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The starter's engine configuration, with {@link PlainDates} if the database URL has the options under which they are the driver's own. */
@Configuration(proxyBeanMethods = false)
class PlainDatesEngine {
    private static final List<String> NEEDED = List.of("connectionTimeZone=UTC", "forceConnectionTimeZoneToSession=true", "sendFractionalSeconds=false");
    private static final String BEFORE_MAPPERS = "<mappers>";

    @Bean
    ProcessEngineConfigurationImpl processEngineConfigurationImpl(List<ProcessEnginePlugin> plugins) {
        var configuration = new SpringProcessEngineConfiguration() {
            @Override
            protected InputStream getMyBatisXmlConfigurationSteam() {
                var mappings = super.getMyBatisXmlConfigurationSteam();
                return datesAreUtcText() ? withPlainDates(mappings) : mappings;
            }

            private boolean datesAreUtcText() {
                try (var connection = getDataSource().getConnection()) {
                    var url = connection.getMetaData().getURL();
                    return NEEDED.stream().allMatch(url::contains);
                } catch (SQLException e) {
                    throw new ProcessEngineException("The database cannot be reached", e);
                }
            }
        };
        CamundaSpringBootUtil.initCustomFields(configuration);
        configuration.getProcessEnginePlugins().add(new CompositeProcessEnginePlugin(plugins));
        return configuration;
    }

    private static InputStream withPlainDates(InputStream mappings) {
        try (mappings) {
            var xml = new String(mappings.readAllBytes(), StandardCharsets.UTF_8);
            if (!xml.contains(BEFORE_MAPPERS)) throw new ProcessEngineException("The engine's mapping file has another shape than expected");
            var handler = "<typeHandlers><typeHandler javaType=\"java.util.Date\" jdbcType=\"TIMESTAMP\" handler=\"" + PlainDates.class.getName() + "\"/></typeHandlers>";
            return new ByteArrayInputStream(xml.replace(BEFORE_MAPPERS, handler + BEFORE_MAPPERS).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
