package org.guitu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import org.guitu.casefile.CaseNumber;
import org.guitu.office.Misplaced;
import org.junit.jupiter.api.Test;

/** A wall that is broken is found: two classes of the tests are in the wrong room on purpose. */
class ArchitectureTestTest {

    private static final JavaClasses MISPLACED =
            new ClassFileImporter().importClasses(Misplaced.class, partner(), CaseNumber.class);

    private static Class<?> partner() {
        try {
            return Class.forName("org.guitu.office.Back");
        } catch (ClassNotFoundException gone) {
            throw new AssertionError(gone);
        }
    }

    @Test
    void anImportFromAboveIsFound() {
        assertFound(ArchitectureTest.aPackageImportsOnlyPackagesBelowIt, "Misplaced", "CaseNumber");
    }

    @Test
    void camundaOutsideOfTheEngineIsFound() {
        assertFound(ArchitectureTest.onlyPackagesCalledEngineKnowCamunda, "Misplaced", "ProcessEngine");
    }

    @Test
    void aCircleOfClassesIsFound() {
        assertFound(ArchitectureTest.classesHaveNoCircles, "Misplaced", "Back");
    }

    @Test
    void aConstructorOfEightWithoutAReasonIsFound() {
        assertFound(ArchitectureTest.nothingIsMadeOfTooMuch, "Misplaced");
    }

    @Test
    void aPackageWithoutItsPlaceIsFound() {
        var all = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages("org.guitu.office", "org.guitu.form");
        assertThatThrownBy(() -> ArchitectureTest.everyPackageHasItsPlaceInTheOrder(all))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aPackageThatIsTooFullIsFound() {
        var tests = new ClassFileImporter().importPackages("org.guitu.processes");
        assertThatThrownBy(() -> ArchitectureTest.noPackageIsTooFull(tests))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("org.guitu.processes");
    }

    @Test
    void aPackageThatSaysNothingIsFound() {
        var tests = new ClassFileImporter().importPackages("org.guitu.testing");
        assertThatThrownBy(() -> ArchitectureTest.everyPackageSaysWhatItHolds(tests))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("package-info.java");
    }

    private static void assertFound(ArchRule wall, String... named) {
        assertThat(wall.evaluate(MISPLACED).getFailureReport().getDetails())
                .isNotEmpty()
                .anySatisfy(detail -> assertThat(detail).contains(named));
    }
}
