package org.guitu.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guitu.catalogue.Catalogue;
import org.guitu.catalogue.KnownName;
import org.guitu.catalogue.KnownName.Kind;
import org.guitu.catalogue.ServiceCatalogue;
import org.guitu.engine.expression.ConditionsForTests;
import org.guitu.form.Conditions;
import org.guitu.gate.file.ModelFile;
import org.guitu.gate.file.Problem;
import org.guitu.office.Directory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** The gate knows the catalogue and the names on which the program relies: each of them is spoilt in the packaged models. */
class KnownNamesGateTest {

    private static final Conditions FEEL = ConditionsForTests.at(InstantSource.system());
    private static final List<ModelFile> PACKAGED = packaged();
    private static final Pattern FORM = Pattern.compile("formRef=\"([\\w-]+)\"");

    private final Directory directory = Directory.packaged();

    private static List<ModelFile> packaged() {
        return Stream.of("processes", "forms")
                .flatMap(folder -> {
                    try (var files = Files.list(Path.of(folder))) {
                        return files.toList().stream();
                    } catch (IOException unreadable) {
                        throw new AssertionError(unreadable);
                    }
                })
                .map(file -> {
                    try {
                        return new ModelFile(file.toString(), Files.readAllBytes(file));
                    } catch (IOException unreadable) {
                        throw new AssertionError(unreadable);
                    }
                })
                .toList();
    }

    private static String text(String name) {
        return PACKAGED.stream()
                .filter(file -> file.shortName().equals(name))
                .map(file -> new String(file.content(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }

    private static ModelFile file(String name, String content) {
        return new ModelFile(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** What is said of this file, deployed over the packaged ones with the forms that it names. */
    private List<String> problemsOf(String name, String content) {
        return problemsOf(directory, name, content);
    }

    private List<String> problemsOf(Directory departments, String name, String content) {
        var installed = PACKAGED.stream()
                .filter(packaged -> packaged.ending().equals("bpmn"))
                .filter(packaged -> !packaged.shortName().equals(name))
                .toList();
        var named = FORM.matcher(content).results().map(form -> form.group(1)).toList();
        var forms = PACKAGED.stream()
                .filter(packaged -> packaged.ending().equals("form") && named.contains(packaged.key()));
        return new Gate(departments, FEEL, List.of(new StillNeeded(departments)))
                .check(Stream.concat(Stream.of(file(name, content)), forms).toList(), new Installed(installed)).stream()
                        .filter(problem -> problem.file().equals(name))
                        .map(Problem::toString)
                        .toList();
    }

    private record Installed(List<ModelFile> processes) implements Deployed {

        @Override
        public boolean hasProcess(String key) {
            return processes.stream().anyMatch(file -> file.key().equals(key));
        }

        @Override
        public boolean hasDecision(String key) {
            return !processes.isEmpty();
        }

        @Override
        public List<ModelFile> forms() {
            return PACKAGED.stream()
                    .filter(file -> file.ending().equals("form"))
                    .toList();
        }

        @Override
        public List<ModelFile> decisions() {
            return PACKAGED.stream().filter(file -> file.ending().equals("dmn")).toList();
        }

        @Override
        public Optional<ModelFile> decision(String key) {
            return processes.isEmpty()
                    ? Optional.empty()
                    : PACKAGED.stream()
                            .filter(file -> file.shortName().equals(key + ".dmn"))
                            .findFirst();
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"POLICE", "CIVIL_AFFAIRS", "JOINT_CONFERENCE"})
    void whatTheProgramReliesOnIsRefusedWhenItIsRenamed(KnownName known) {
        var name =
                switch (known.kind()) {
                    case QUESTION -> known.owner() + ".form";
                    case COLUMN -> known.owner() + ".dmn";
                    case FACT -> fileOf(known.owner());
                    default -> known.owner() + ".bpmn";
                };
        assertThat(problemsOf(name, text(name))).isEmpty();
        var spoilt = known.names().isEmpty() ? List.of(known.owner()) : known.names();
        for (String spoiltName : spoilt) {
            var renamed = text(name).replaceAll("(?<![\\w-])%s(?![\\w-])".formatted(spoiltName), spoiltName + "X");
            assertThat(problemsOf(name, renamed)).as(spoiltName).anySatisfy(problem -> assertThat(problem)
                    .contains("'" + spoiltName + "'", known.breaks()));
        }
    }

    /** The process or decision table of that key. */
    private static String fileOf(String key) {
        return Stream.of(key + ".bpmn", key + ".dmn")
                .filter(name ->
                        PACKAGED.stream().anyMatch(file -> file.shortName().equals(name)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void departmentsOnWhichTheProgramReliesAreThere() {
        assertThat(KnownName.of(Kind.DEPARTMENT).map(KnownName::owner)).allMatch(directory::isDepartment);
    }

    @Test
    void aProcessThatIsCalledNearlyLikeAKnownOneIsRefusedWhateverItsFile() {
        var process = text("order-answer.bpmn").replace("\"order-answer\"", "\"order-answers\"");
        assertThat(problemsOf("answers-to-orders.bpmn", process))
                .anySatisfy(problem -> assertThat(problem).contains("called nearly like 'order-answer'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    follow-up.bpmn      | name="opensAt" value="sold-again"    | name="opensAt" value="sold"         | a case cannot begin at 'sold'
                    services.bpmn       | startingServices.contains('schooling') | startingServices.contains('scholing') | 'scholing' is no service (meant 'schooling'?)
                    services.bpmn       | id="lane-education"                  | id="lane-eduction"                  | 'eduction' is no department (meant 'education'?)
                    services.bpmn       | calledElement="legal-aid"            | calledElement="legal-aids"          | calls 'legal-aids', which is no process (meant 'legal-aid'?)
                    schooling.bpmn      | candidateGroups="education"          | candidateGroups="eduction"          | is no queue (meant 'education'?)
                    rescue-case.bpmn    | candidateStarterGroups="police"      | candidateStarterGroups="polise"     | 'polise' may not start it (meant 'police'?)
                    service-needs.dmn   | <text>"legal-aid"</text>             | <text>"legal-ade"</text>            | 'legal-ade' is no service (meant 'legal-aid'?)
                    field-access.dmn    | <text>"police"</text>                | <text>"polcie"</text>               | 'polcie' is no department (meant 'police'?)
                    draft-plan.form     | list contains(planServices, \\"schooling\\") | list contains(planServices, \\"schoolin\\") | 'schoolin' is no service (meant 'schooling'?)
                    offer-hand-over.form | list contains(openProcesses, \\"hand-over\\") | list contains(openProcesses, \\"hand-ovr\\") | 'hand-ovr' is no process (meant 'hand-over'?)
                    offer-hand-over.form | handOverScope != \\"case\\"           | handOverScope != \\"casses\\"        | 'casses' is no service
                    offer-hand-over.form | "options": "services"               | "options": "service"                | names the list 'service', which there is not (meant 'services'?)
                    keep-provider.bpmn  | name="directory" value="listed"      | name="directory" value="gone"       | directory 'gone' is unknown
                    choose-hospital.form | "names": "hospitalName"             | "names": "hospital"                 | 'hospital' is no text of the form
                    choose-hospital.form | "value": "other"                    | "value": "others"                   | the list 'providers-hospital' may be empty
                    refer-elsewhere.form | "value": "human-resources"          | "value": "human-resource"           | 'human-resource' is none of the list 'departments' (meant 'human-resources'?)
                    """)
    void whatIsNotThereIsRefusedWithWhatMayHaveBeenMeant(String name, String right, String wrong, String said) {
        assertThat(text(name)).contains(right);
        assertThat(problemsOf(name, text(name).replace(right, wrong)))
                .anySatisfy(problem -> assertThat(problem).contains(said));
    }

    @ParameterizedTest
    @ValueSource(strings = {"departments", "regions", "services", "services-with-process"})
    void aFormThatCopiesAListIsRefused(String list) throws IOException {
        var catalogue = new Catalogue(
                directory,
                () -> ServiceCatalogue.read(text("service-catalogue.dmn").getBytes(StandardCharsets.UTF_8)));
        var codes = List.copyOf(catalogue.find(list).orElseThrow().keySet());
        int size = codes.size();
        assertThat(size).isGreaterThan(4);
        assertThat(problemsOf("inspect-venue.form", asking(codes))).anySatisfy(problem -> assertThat(problem)
                .contains("copies the list '%s' (%d of its %2$d codes)".formatted(list, size), "name the list"));
        assertThat(problemsOf("inspect-venue.form", asking(codes.subList(1, size))))
                .anySatisfy(problem -> assertThat(problem).contains("copies the list '%s'".formatted(list)));
        assertThat(problemsOf("inspect-venue.form", asking(codes.subList(0, 2))))
                .isEmpty();
    }

    /** A packaged form with one more question. */
    private static String asking(List<String> codes) {
        var values = codes.stream()
                .map("{\"label\": \"甲\", \"value\": \"%s\"}"::formatted)
                .toList();
        return text("inspect-venue.form")
                .replaceFirst(
                        "\"components\": \\[",
                        "\"components\": [{\"type\": \"select\", \"id\": \"x-field\", \"key\": \"x\", \"label\": \"乙\", \"values\": "
                                + values + ", \"properties\": {\"class\": \"record\"}},");
    }

    @Test
    void aListThatIsNamedIsNotRepeated() {
        var named = text("offer-hand-over.form").replace("\"value\": \"case\"", "\"value\": \"schooling\"");
        assertThat(problemsOf("offer-hand-over.form", named))
                .anySatisfy(problem -> assertThat(problem).contains("'schooling' stands in the list"));
        var misplaced = text("offer-hand-over.form").replace("\"ownOptions\": \"first\"", "\"ownOptions\": \"top\"");
        assertThat(problemsOf("offer-hand-over.form", misplaced))
                .anySatisfy(problem -> assertThat(problem).contains("ownOptions 'top'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    schooling-if-service"><text>"schooling" | schooling-if-service"><text>"School"  | is no code of a service
                    schooling-if-service"><text>"schooling" | schooling-if-service"><text>"medical" | has two rows
                    schooling-if-service"><text>"schooling" | schooling-if-service"><text>"scholing" | there is no process 'scholing' (meant 'schooling'?)
                    "Schooling"                             | ""                                    | has no name
                    schooling-then-process"><text>true      | schooling-then-process"><text>        | process of its own
                    schooling-then-consentGone"><text>"as-tabled" | schooling-then-consentGone"><text>"ends" | consentGone 'ends' is unknown
                    schooling-then-workingDays"><text>      | schooling-then-workingDays"><text>0   | no number of working days
                    """)
    void aRowOfTheCatalogueSaysAllThatAServiceNeeds(String right, String wrong, String said) {
        var table = text("service-catalogue.dmn");
        assertThat(table).contains(right);
        assertThat(problemsOf("service-catalogue.dmn", table.replace(right, wrong)))
                .anySatisfy(problem -> assertThat(problem).contains(said));
    }

    @Test
    void aNewCatalogueKeepsTheServicesThatDeployedModelsName() {
        var deployed = PACKAGED.stream()
                .filter(file -> file.ending().equals("bpmn"))
                .filter(file -> !file.key().equals("schooling"))
                .toList();
        var lost = text("service-catalogue.dmn").replaceAll("(?s)      <rule id=\"schooling\">.*?</rule>\\n", "");
        assertThat(new Gate(directory, FEEL, List.of(new StillNeeded(directory)))
                        .check(List.of(file("service-catalogue.dmn", lost)), new Installed(deployed)))
                .extracting(Problem::toString)
                .anySatisfy(problem ->
                        assertThat(problem).contains("the deployed services.bpmn: 'schooling' is no service"));
    }

    @ParameterizedTest
    @CsvSource({
        "(?s)      <rule id=\"legal-aid\">.*?</rule>\\n, '', has no 'legal-aid' any more",
        "'(?s)(<rule id=\"schooling\">.*?<text>)true(</text>)', '$1false$2', 'schooling' has no process any more"
    })
    void aServiceStaysOnceItIsDeployed(String row, String instead, String problem) {
        var deployed =
                PACKAGED.stream().filter(file -> file.ending().equals("bpmn")).toList();
        var changed = text("service-catalogue.dmn").replaceFirst(row, instead);
        assertThat(changed).isNotEqualTo(text("service-catalogue.dmn"));
        assertThat(new Gate(directory, FEEL, List.of(new StillNeeded(directory)))
                        .check(List.of(file("service-catalogue.dmn", changed)), new Installed(deployed)))
                .extracting(Problem::toString)
                .anySatisfy(found -> assertThat(found).contains(problem));
    }

    /** One row more, and nothing else. */
    @Test
    void aDepartmentIsOneRow() throws IOException {
        var withOneMore = new Directory(
                reference("departments.csv", "veterans,退役军人事务,Veterans affairs\n"), reference("regions.csv", ""));
        var task = text("schooling.bpmn")
                .replace("candidateGroups=\"education\"", "candidateGroups=\"veterans\"")
                .replace("id=\"lane-education\"", "id=\"lane-veterans\"");
        assertThat(problemsOf("schooling.bpmn", task)).isNotEmpty();
        assertThat(problemsOf(withOneMore, "schooling.bpmn", task)).isEmpty();
        assertThat(new Catalogue(withOneMore, () -> ServiceCatalogue.NONE)
                        .find("departments")
                        .orElseThrow())
                .hasSize(38)
                .containsEntry("veterans", "退役军人事务");
        assertThat(withOneMore.namesOf(List.of("veterans-350404"))).isEqualTo("三元区退役军人事务");
    }

    private static InputStream reference(String file, String row) throws IOException {
        var packaged = Files.readString(Path.of("src/main/resources/reference", file));
        return new ByteArrayInputStream((packaged + row).getBytes(StandardCharsets.UTF_8));
    }
}
