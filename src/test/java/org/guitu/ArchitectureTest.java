package org.guitu;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.stereotype.Controller;

@AnalyzeClasses(packages = "org.guitu", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] DOMAIN = {
        "org.guitu.casefile..",
        "org.guitu.catalogue..",
        "org.guitu.deadline..",
        "org.guitu.form..",
        "org.guitu.models..",
        "org.guitu.queue..",
        "org.guitu.waiting..",
        "org.guitu.xml.."
    };

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.guitu.(*)..").should().beFreeOfCycles();

    /** The web apps ask a class of Camunda's own kind who is logged in; the security configuration registers their filter. */
    @ArchTest
    static final ArchRule onlyTheEnginePackageKnowsCamunda = noClasses()
            .that()
            .resideOutsideOfPackage("org.guitu.engine..")
            .and()
            .doNotHaveFullyQualifiedName("org.guitu.security.WebAppIdentity")
            .and()
            .doNotHaveFullyQualifiedName("org.guitu.security.SecurityConfiguration")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..");

    @ArchTest
    static final ArchRule theDomainKnowsNeitherEngineNorSecurityNorStartUpNorTheWeb = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.guitu.engine..",
                    "org.guitu.security..",
                    "org.guitu.startup..",
                    "org.springframework.web..",
                    "jakarta.servlet..");

    @ArchTest
    static final ArchRule controllersKnowNoDatabase = noClasses()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..");

    @ArchTest
    static final ArchRule controllersStayInTheirPackage =
            classes().that().areMetaAnnotatedWith(Controller.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule nothingLogsThroughJavaUtilLogging = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    /** The start-up package alone may: it prints the block that says where Guitu runs. */
    @ArchTest
    static final ArchRule nothingPrintsButTheStartUpBlock =
            noClasses().that().resideOutsideOfPackage("org.guitu.startup..").should(ACCESS_STANDARD_STREAMS);
}
