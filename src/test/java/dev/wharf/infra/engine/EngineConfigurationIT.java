package dev.wharf.infra.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.WharfTest;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@WharfTest
class EngineConfigurationIT {
    @Autowired
    private ProcessEngineConfigurationImpl engine;
    @Autowired
    private RepositoryService repository;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private IdentityService identity;
    @Autowired
    private JdbcClient jdbc;

    @Test
    void what_is_decided_is_in_force() {
        assertThat(engine.getHistoryLevel().getName()).isEqualTo("activity");
        assertThat(engine.getHistoryRemovalTimeStrategy()).isEqualTo("start");
        assertThat(engine.isEnableExceptionsAfterUnhandledBpmnError()).isTrue();
        assertThat(engine.isCmmnEnabled()).isFalse();
        assertThat(engine.isStandaloneTasksEnabled()).isFalse();
        assertThat(engine.isTaskMetricsEnabled()).isFalse();
        assertThat(engine.isAuthorizationEnabled()).isTrue();
        assertThat(engine.isAuthorizationEnabledForCustomCode()).isFalse();
        assertThat(engine.getAuthorizationCheckRevokes()).isEqualTo("never");
        assertThat(engine.isDeserializationTypeValidationEnabled()).isTrue();
        assertThat(engine.isJavaSerializationFormatEnabled()).isFalse();
        assertThat(engine.getQueryMaxResultsLimit()).isEqualTo(2000);
        assertThat(engine.getFailedJobRetryTimeCycle()).isEqualTo("PT10S,PT1M,PT10M");
        assertThat(engine.getJobExecutor().getMaxJobsPerAcquisition()).isEqualTo(16);
        assertThat(engine.getJobExecutor().getMaxWait()).isEqualTo(5000);
    }

    @Test
    void models_and_forms_are_deployed() {
        var model = repository.createProcessDefinitionQuery().processDefinitionKey("fulfill-order").latestVersion().singleResult();
        assertThat(repository.getDeploymentResourceNames(model.getDeploymentId())).anyMatch(name -> name.endsWith("fix-address.form"));
    }

    @Test
    void ids_rise_with_time() {
        var ids = new TimeOrderedIds();
        var before = ids.getNextId();
        assertThat(before).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        for (int i = 0; i < 10_000; i++) {
            var next = ids.getNextId();
            assertThat(next).isGreaterThan(before);
            before = next;
        }
        assertThat(engine.getIdGenerator()).isInstanceOf(TimeOrderedIds.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${dataSource.connection}", "${environment.systemProperties}", "${runtimeService}", "${identityService.checkPassword('a', 'b')}"})
    void a_model_sees_no_bean_but_delegates(String expression) {
        var model = Bpmn.createExecutableProcess("curious").camundaHistoryTimeToLiveString("P1D").startEvent().serviceTask().camundaExpression(expression).endEvent().done();
        var deployment = repository.createDeployment().addModelInstance("curious.bpmn", model).deployWithResult();
        try {
            assertThatThrownBy(() -> runtime.startProcessInstanceByKey("curious")).isInstanceOf(ProcessEngineException.class).hasMessageContaining("Unknown property used in expression");
        } finally {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }

    @Test
    void a_model_with_a_script_does_not_run() {
        var model = Bpmn.createExecutableProcess("scripted").camundaHistoryTimeToLiveString("P1D").startEvent()
            .scriptTask().scriptFormat("groovy").scriptText("System.exit(0)").endEvent().done();
        var deployment = repository.createDeployment().addModelInstance("scripted.bpmn", model).deployWithResult();
        try {
            assertThatThrownBy(() -> runtime.startProcessInstanceByKey("scripted")).hasMessageContaining("Can't find scripting engine");
        } finally {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }

    @Test
    void an_error_that_nobody_catches_raises_instead_of_ending_in_silence() {
        var model = Bpmn.createExecutableProcess("lost").camundaHistoryTimeToLiveString("P1D").startEvent().endEvent().error("NOBODY").done();
        var deployment = repository.createDeployment().addModelInstance("lost.bpmn", model).deployWithResult();
        try {
            assertThatThrownBy(() -> runtime.startProcessInstanceByKey("lost")).hasMessageContaining("ENGINE-02042");
        } finally {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }

    @Test
    void a_serialized_java_object_is_no_variable() {
        var model = Bpmn.createExecutableProcess("patient").camundaHistoryTimeToLiveString("P1D").startEvent().userTask().endEvent().done();
        var deployment = repository.createDeployment().addModelInstance("patient.bpmn", model).deployWithResult();
        var object = Variables.serializedObjectValue("rO0ABXc=").objectTypeName("java.util.Date")
            .serializationDataFormat("application/x-java-serialized-object").create();
        try {
            assertThatThrownBy(() -> runtime.startProcessInstanceByKey("patient", Variables.createVariables().putValueTyped("x", object)))
                .hasMessageContaining("Java serialization format is prohibited");
        } finally {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }

    @Test
    void a_password_is_hashed_slowly_and_an_old_hash_still_opens() {
        var stored = jdbc.sql("SELECT PWD_ FROM ACT_ID_USER WHERE ID_ = 'reviewer'").query(String.class).single();
        assertThat(stored).startsWith("{PBKDF2-SHA512-210000}");
        assertThat(identity.checkPassword("reviewer", "try-wharf-2026")).isTrue();
        var manager = new PasswordManager(new SlowPasswordHash(), java.util.List.of());
        assertThat(manager.check("old", "{SHA-512}" + new Sha512HashDigest().encrypt("old"))).isTrue();
        assertThat(manager.check("new", "{SHA-512}" + new Sha512HashDigest().encrypt("old"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"elevenchars", "password1234", "PASSWORD1234", "aaaaaaaaaaaaaaaa", "qwertyuiop123"})
    void a_weak_password_is_refused(String password) {
        assertThat(new PasswordRules().accept(password)).isFalse();
        var user = identity.newUser("weak");
        user.setPassword(password);
        assertThatThrownBy(() -> identity.saveUser(user)).isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void a_passphrase_is_accepted() {
        assertThat(new PasswordRules().accept("twelve chars")).isTrue();
    }
}
