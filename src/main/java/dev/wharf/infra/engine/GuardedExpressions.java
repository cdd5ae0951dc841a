package dev.wharf.infra.engine;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.ProcessEngineElContext;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.springframework.context.ApplicationContext;

/**
 * Closes CVE-2026-109432: in 7.24.0, the last open-source engine, the {@code orQueries} of a task query are evaluated as expressions for
 * whoever may query, though ad-hoc expressions are off. Only queries evaluate without a variable scope, so without one nothing is evaluated,
 * save the few texts that task list filters need. Those are compared letter by letter and see no bean.
 */
final class GuardedExpressions extends SpringExpressionManager {
    static final String CURRENT_USER = "${currentUser()}";
    static final String CURRENT_USER_GROUPS = "${currentUserGroups()}";
    static final String NOW = "${now()}";
    static final String IN_TWO_HOURS = "${dateTime().plusHours(2).toDate()}";
    private static final Set<String> IN_FILTERS = Set.of(CURRENT_USER, CURRENT_USER_GROUPS, NOW, IN_TWO_HOURS);

    private final JuelExpressionManager unguarded = new JuelExpressionManager(Map.of());

    GuardedExpressions(ApplicationContext context, DelegateBeans beans) {
        super(context, beans);
    }

    @Override
    public Expression createExpression(String expression) {
        return IN_FILTERS.contains(expression) ? unguarded.createExpression(expression) : super.createExpression(expression);
    }

    @Override
    public void addFunction(String name, Method function) {
        super.addFunction(name, function);
        unguarded.addFunction(name, function);
    }

    @Override
    public ELContext getElContext(VariableScope scope) {
        refuseWithout(scope);
        return super.getElContext(scope);
    }

    @Override
    protected ProcessEngineElContext createElContext(VariableScope scope) {
        refuseWithout(scope);
        return super.createElContext(scope);
    }

    private static void refuseWithout(VariableScope scope) {
        if (scope == null) throw new ProcessEngineException("Expressions in queries are refused");
    }
}
