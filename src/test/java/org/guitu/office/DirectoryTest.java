package org.guitu.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryTest {

    private final Directory directory = new Directory();

    @Test
    void fujianHasNineCitiesPingtanAndTheirCounties() {
        assertThat(directory.regions()).hasSize(94);
        assertThat(directory.regions().stream().collect(Collectors.groupingBy(Region::level, Collectors.counting())))
                .containsEntry("province", 1L)
                .containsEntry("city", 10L)
                .containsEntry("county", 83L);
    }

    @Test
    void everyRegionButTheProvinceLiesInAnother() {
        assertThat(directory.regions()).allSatisfy(region -> {
            assertThat(region.code()).matches("35\\d{4}");
            assertThat(region.name()).isNotBlank();
            if (region.level().equals("province")) {
                assertThat(region.parent()).isEmpty();
            } else {
                assertThat(directory.region(region.parent()).level())
                        .isEqualTo(region.level().equals("city") ? "province" : "city");
            }
        });
    }

    @Test
    void thereAreThirtySevenDepartmentsWithNamesInBothLanguages() {
        assertThat(directory.departments()).hasSize(37).allSatisfy(department -> {
            assertThat(department.id()).matches("[a-z]+(-[a-z]+)*");
            assertThat(department.zh()).isNotBlank();
            assertThat(department.en()).isNotBlank();
        });
    }

    @Test
    void aCommaWithinQuotesBelongsToTheName() {
        assertThat(directory.department("women-children-office").en())
                .isEqualTo("Working committee on women and children, office");
        assertThat(directory.department("township"))
                .isEqualTo(new Department(
                        "township",
                        "乡镇(街道)民政",
                        "Township or subdistrict civil affairs (in practice; not a member in the rules)"));
    }

    @ParameterizedTest
    @CsvSource({"350000, 94", "350400, 12", "350404, 1"})
    void aRegionHasTheRegionsBelowItAndItself(String code, int number) {
        assertThat(directory.withinRegion(code))
                .hasSize(number)
                .contains(directory.region(code))
                .first()
                .isEqualTo(directory.region(code));
    }

    @Test
    void aCityHasNoRegionOfItsNeighbour() {
        assertThat(directory.withinRegion("350400"))
                .noneMatch(region -> region.code().startsWith("3505"));
    }

    @Test
    void nothingLiesWithinARegionThatIsNone() {
        assertThat(directory.withinRegion("110000")).isEmpty();
    }

    @Test
    void whatIsNotThereIsSaidByItsId() {
        assertThat(directory.isDepartment("navy")).isFalse();
        assertThat(directory.isRegion("110000")).isFalse();
        assertThatThrownBy(() -> directory.department("navy"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no department with id 'navy'.");
        assertThatThrownBy(() -> directory.region("110000"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no region with id '110000'.");
    }

    @Test
    void aQueueIsADepartmentInARegion() {
        assertThat(new Queue("education", "350404").id()).isEqualTo("education-350404");
        assertThatThrownBy(() -> new Queue("education", " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A queue needs a department and a region.");
    }

    @ParameterizedTest
    @CsvSource({
        "education-350404, 三元区教育",
        "supervisor-350400, 三明市督导",
        "disabled-persons-federation-350405, 沙县区残联",
        "cooks-350404, cooks-350404",
        "education-999999, education-999999"
    })
    void aQueueIsCalledByItsRegionAndDepartment(String id, String name) {
        assertThat(Queue.find(id).map(directory::nameOf)).contains(name);
    }

    @Test
    void whatIsNoQueueIsNotFound() {
        assertThat(Queue.find("education")).isEmpty();
        assertThat(Queue.find("education-3504")).isEmpty();
    }
}
