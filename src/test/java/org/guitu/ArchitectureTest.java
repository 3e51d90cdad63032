package org.guitu;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;

/** The walls of the house, as {@code docs/architecture.md} publishes them. {@link ArchitectureTestTest} shows that each would be missed. */
@AnalyzeClasses(packages = "org.guitu", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String CAMUNDA = "org.camunda..";
    private static final String ENGINE = "..engine..";
    private static final int MOST_CLASSES = 20;
    private static final int MOST_PARAMETERS = 7;

    @ArchTest
    static final ArchRule aPackageImportsOnlyPackagesBelowIt =
            classes().should(PublishedOrder.ofDocumentation().importOnlyWhatIsBelow());

    @ArchTest
    static final ArchRule onlyPackagesCalledEngineKnowCamunda = noClasses()
            .that()
            .resideOutsideOfPackage(ENGINE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CAMUNDA);

    @ArchTest
    static final ArchRule packagesHaveNoCircles =
            slices().matching("org.guitu.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule classesHaveNoCircles =
            slices().assignedFrom(eachTopLevelClass()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingIsMadeOfTooMuch = constructors()
            .that()
            .haveRawParameterTypes(Sources.moreThan(MOST_PARAMETERS))
            .and()
            .areDeclaredInClassesThat()
            .areNotRecords()
            .should(Sources.sayWhy())
            .allowEmptyShould(true);

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

    /** What a person's case is about knows neither pages nor who is logged in. */
    @ArchTest
    static final ArchRule theDomainKnowsNoWeb = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.guitu.casefile..",
                    "org.guitu.catalogue..",
                    "org.guitu.clock",
                    "org.guitu.form..",
                    "org.guitu.gate",
                    "org.guitu.office..",
                    "org.guitu.progress")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.web..", "org.springframework.security..", "jakarta.servlet..");

    /** Whoever else opened it could give anybody any department. */
    @ArchTest
    static final ArchRule onlyWhatTwoAdministratorsDecidedChangesAccounts = noClasses()
            .that()
            .doNotHaveSimpleName("ConfirmedRequests")
            .and()
            .resideOutsideOfPackage("org.guitu.engine.identity")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("ConfirmedChange");

    @ArchTest
    static final ArchRule nothingLogsThroughJavaUtilLogging = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    /** The start-up package alone may: it prints the block that says where Guitu runs. */
    @ArchTest
    static final ArchRule nothingPrintsButTheStartUpBlock =
            noClasses().that().resideOutsideOfPackage("org.guitu.startup..").should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static void everyPackageHasItsPlaceInTheOrder(JavaClasses guitu) {
        assertThat(PublishedOrder.ofDocumentation().packages())
                .containsExactlyInAnyOrderElementsOf(guitu.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> !name.equals("org.guitu"))
                        .collect(Collectors.toSet()));
    }

    @ArchTest
    static void noPackageIsTooFull(JavaClasses guitu) {
        guitu.stream()
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(JavaClass::getPackageName))
                .forEach((room, inside) -> assertThat(inside).as(room).hasSizeLessThanOrEqualTo(MOST_CLASSES));
    }

    @ArchTest
    static void everyPackageSaysWhatItHolds(JavaClasses guitu) throws IOException {
        for (String room : guitu.stream().map(JavaClass::getPackageName).collect(Collectors.toSet())) {
            var info = Sources.MAIN.resolve(Path.of(room.replace('.', '/'), "package-info.java"));
            assertThat(info).exists();
            assertThat(Files.readString(info)).as(info.toString()).startsWith("/**");
        }
    }

    /** What is called so Spring calls of every bean when the application stops. */
    @ArchTest
    static void nothingIsDoneAtTheEndByItsNameAlone(JavaClasses guitu) {
        assertThat(guitu.stream()
                        .flatMap(any -> any.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Bean.class))
                        .map(JavaMethod::getRawReturnType)
                        .filter(bean -> !bean.isAssignableTo(AutoCloseable.class))
                        .flatMap(bean -> bean.getAllMethods().stream())
                        .filter(method -> method.getOwner().getPackageName().startsWith("org.guitu")
                                && method.getName().matches("close|shutdown")
                                && method.getRawParameterTypes().isEmpty()))
                .isEmpty();
    }

    static SliceAssignment eachTopLevelClass() {
        return new SliceAssignment() {

            @Override
            public SliceIdentifier getIdentifierOf(JavaClass any) {
                var top = any;
                while (top.getEnclosingClass().isPresent()) {
                    top = top.getEnclosingClass().get();
                }
                return SliceIdentifier.of(top.getName());
            }

            @Override
            public String getDescription() {
                return "top-level classes";
            }
        };
    }
}
