package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.guitu.catalogue.Service;
import org.guitu.catalogue.ServiceCatalogue;
import org.junit.jupiter.api.Test;

/** Every service that a plan may hold is a row. */
class ServiceCatalogueTest {

    private final DecisionTable table = new DecisionTable("service-catalogue");

    private static ServiceCatalogue services() throws Exception {
        return ServiceCatalogue.read(Files.readAllBytes(Path.of("processes/service-catalogue.dmn")));
    }

    @Test
    void namesTheServicesInTheOrderInWhichTheyAreShown() throws Exception {
        assertThat(services().all())
                .extracting(Service::zh)
                .containsExactly("医疗", "心理疏导", "法律援助", "入学", "就业", "落户", "康复服务", "返家");
        assertThat(table.rows())
                .containsExactlyElementsOf(
                        services().all().stream().map(Service::code).toList());
    }

    @Test
    void saysWhichRunAsProcessesOfTheirOwn() throws Exception {
        var own = services().all().stream().filter(Service::hasProcess).map(Service::code);
        assertThat(own)
                .containsExactly(
                        "medical",
                        "counselling",
                        "legal-aid",
                        "schooling",
                        "employment",
                        "household-registration",
                        "rehabilitation")
                .allSatisfy(
                        code -> assertThat(Path.of("processes", code + ".bpmn")).exists());
    }

    /** What {@link ServiceCatalogue} reads is what a model would be answered. */
    @Test
    void answersWhatItSays() throws Exception {
        for (Service service : services().all()) {
            assertThat(table.ask(ProcessTest.facts("service", service.code())))
                    .singleElement()
                    .satisfies(row -> assertThat(row)
                            .containsEntry("zh", service.zh())
                            .containsEntry("en", service.en())
                            .containsEntry("process", service.hasProcess()));
        }
        assertThat(table.ask(ProcessTest.facts("service", "none"))).isEqualTo(List.of());
    }
}
