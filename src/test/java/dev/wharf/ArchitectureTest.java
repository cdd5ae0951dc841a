package dev.wharf;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.web.bind.annotation.RestController;

/** Who may know whom. A rule that matches no class fails, so none can rot. */
@AnalyzeClasses(packages = "dev.wharf", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] STAGES = {"intake", "review", "allocation", "picking", "verification", "shipping", "sync", "aftersales", "stockkeeping", "tracking", "stockpush"};
    private static final String[] TOP = {"..wharf.overview..", "..wharf.lead..", "..wharf.proof..", "..wharf.question..", "..wharf.webhook..", "..wharf.infra..", "..wharf.demo.."};

    @ArchTest
    static final ArchRule packages_form_no_cycle = slices().matching("dev.wharf.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule common_is_pure = noClasses().that().resideInAPackage("..wharf.common..")
        .should().dependOnClassesThat().resideInAnyPackage("org..", "dev.wharf.process..", "dev.wharf.order..");

    @ArchTest
    static final ArchRule stages_do_not_import_each_other = slices().matching("dev.wharf.(intake|review|allocation|picking|verification|shipping|sync|aftersales|stockkeeping|tracking|stockpush)..")
        .should().notDependOnEachOther();

    @ArchTest
    static final ArchRule the_ground_does_not_know_the_stages = noClasses()
        .that().resideInAnyPackage("..wharf.process..", "..wharf.order..", "..wharf.warehouse..", "..wharf.channel..", "..wharf.inventory..", "..wharf.sourcing..", "..wharf.effect..", "..wharf.parcel..", "..wharf.scan..", "..wharf.catalog..", "..wharf.message..", "..wharf.refund..", "..wharf.carrier..")
        .should().dependOnClassesThat().resideInAnyPackage(java.util.Arrays.stream(STAGES).map(s -> "..wharf." + s + "..").toArray(String[]::new));

    @ArchTest
    static final ArchRule nothing_depends_on_the_top = noClasses().that().resideOutsideOfPackages(TOP)
        .should().dependOnClassesThat().resideInAnyPackage(TOP);

    @ArchTest
    static final ArchRule only_delegates_process_and_infra_import_the_engine = noClasses()
        .that().resideOutsideOfPackages("..wharf.process..", "..wharf.infra..").and().haveSimpleNameNotEndingWith("Delegate").and().haveSimpleNameNotEndingWith("ProcessPicture")
        .should().dependOnClassesThat(resideInAPackage("org.camunda.bpm.engine.."));

    /** A fault of the database or of ours is the engine's: tried again, then an incident. Only what a person can decide becomes a BPMN error. */
    @ArchTest
    static final ArchRule no_technical_error_becomes_a_business_error = codeUnits().should(new ArchCondition<>("not raise a BPMN error where they catch something") {
        @Override
        public void check(JavaCodeUnit unit, ConditionEvents events) {
            boolean raises = unit.getConstructorCallsFromSelf().stream().anyMatch(call -> call.getTargetOwner().isAssignableTo(BpmnError.class));
            if (raises) events.add(new SimpleConditionEvent(unit, unit.getTryCatchBlocks().isEmpty(), unit.getFullName() + " catches something and raises a BPMN error"));
        }
    });

    @ArchTest
    static final ArchRule delegates_catch_only_what_the_house_itself_throws = codeUnits().that().areDeclaredInClassesThat().implement(JavaDelegate.class)
        .should(new ArchCondition<>("catch nothing but exceptions of the house") {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                for (var block : unit.getTryCatchBlocks()) {
                    for (var caught : block.getCaughtThrowables()) {
                        events.add(new SimpleConditionEvent(unit, caught.getPackageName().startsWith("dev.wharf."), unit.getFullName() + " catches " + caught.getName()));
                    }
                }
            }
        });

    @ArchTest
    static final ArchRule controllers_answer_under_the_api = classes().that().areAnnotatedWith(RestController.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule the_address_review_is_pure = noClasses().that().resideInAPackage("..review.address..")
        .should().dependOnClassesThat().resideInAnyPackage("org.springframework..", "org.camunda..", "java.sql..");

    @ArchTest
    static final ArchRule the_routes_are_pure = noClasses().that().resideInAPackage("..picking.route..")
        .should().dependOnClassesThat().resideInAnyPackage("org.springframework..", "org.camunda..", "java.sql..");

    @ArchTest
    static final ArchRule batching_is_pure = noClasses().that().resideInAPackage("..picking.batch..")
        .should().dependOnClassesThat(resideOutsideOfPackages("java..", "dev.wharf.picking.batch..", "dev.wharf.picking.route.."));

    @ArchTest
    static final ArchRule sourcing_is_pure = noClasses().that().resideInAPackage("..wharf.sourcing..")
        .should().dependOnClassesThat(resideOutsideOfPackages("java..", "dev.wharf.sourcing..", "dev.wharf.common.."));
}
