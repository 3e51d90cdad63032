package org.guitu.upgrade.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guitu.gate.file.ModelFile;
import org.guitu.testing.PackagedModels;
import org.guitu.upgrade.table.Row.Cell;
import org.guitu.upgrade.table.TableMerge.Merged;
import org.guitu.xml.Xml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class TableMergeTest {

    private static final RowUse UNUSED = new RowUse(Set.of(), Set.of("rescue-case"));

    @Test
    void whatThePackageAddsComesInAndOwnRowsStayBeforeIt() {
        var before = limits("a | visit | | 5", "z | | | 30");
        var installed = limits("a | visit | | 5", "own | outing | | 2", "z | | | 30");
        var packaged = limits("a | visit | | 5", "n | call | | 1", "z | | | 30");
        assertThat(rows(merge(before, packaged, installed).table()))
                .containsExactly("visit  → 5", "outing  → 2", "call  → 1", "  → 30");
    }

    @Test
    void whatThePackageChangesComesInWhereTheInstallationHasNotTouchedIt() {
        var before = limits("a | visit | | 5", "b | call | | 1");
        var installed = limits("a | visit | | 9", "b | call | | 1");
        var packaged = limits("a | visit | | 7", "b | call | | 2");
        var merged = merge(before, packaged, installed);
        assertThat(rows(merged.table())).containsExactly("visit  → 9", "call  → 2");
        assertThat(rows(merged.taken())).containsExactly("visit  → 5", "call  → 2");
        assertThat(rows(takeOver(before, packaged, installed))).containsExactly("visit  → 7", "call  → 2");
    }

    @Test
    void theNextPackageFindsTheSameChangesOfTheInstallation() {
        var installed = limits("a | visit | | 9", "b | call | | 1", "own | outing | | 2");
        var first = merge(
                limits("a | visit | | 5", "b | call | | 1"), limits("a | visit | | 7", "b | call | | 2"), installed);
        var second = merge(first.taken(), limits("a | visit | | 7", "b | call | | 3", "c | ask | | 4"), first.table());
        assertThat(rows(second.table())).containsExactly("visit  → 9", "call  → 3", "outing  → 2", "ask  → 4");
        assertThat(rows(second.taken())).containsExactly("visit  → 5", "call  → 3", "ask  → 4");
    }

    @Test
    void whatTheInstallationHasRemovedDoesNotComeBack() {
        var before = limits("a | visit | | 5", "b | call | | 1");
        var installed = limits("a | visit | | 5");
        assertThat(merge(before, limits("a | visit | | 5", "b | call | | 1", "c | ask | | 4"), installed))
                .satisfies(merged -> assertThat(rows(merged.table())).containsExactly("visit  → 5", "ask  → 4"));
        var changed = limits("a | visit | | 5", "b | call | | 2");
        assertThat(merge(before, changed, installed).table()).isSameAs(installed);
        assertThat(rows(takeOver(before, changed, installed))).containsExactly("visit  → 5", "call  → 2");
    }

    @Test
    void whatThePackageDropsGoesUnlessSomethingGoesByIt() {
        var before = limits("a | visit | | 5", "b | call | | 1", "c | ask | | 3");
        var packaged = limits("a | visit | | 5");
        assertThat(merge(before, packaged, before).table()).isSameAs(packaged);
        var used = new RowUse(Set.of("call"), Set.of());
        var merged = TableMerge.merge(before, packaged, before, used).orElseThrow();
        assertThat(rows(merged.table())).containsExactly("visit  → 5", "call  → 1");
        assertThat(TableMerge.merge(merged.taken(), packaged, merged.table(), used)
                        .orElseThrow()
                        .table())
                .isSameAs(merged.table());
        assertThat(merge(merged.taken(), packaged, merged.table()).table()).isSameAs(packaged);
    }

    @Test
    void aRowThatNamesLessThanBeforeStaysForWhatStillGoesByIt() {
        var before = limits("a | visit\",\"old-visit | | 5");
        var packaged = limits("a | visit | | 6");
        var merged = TableMerge.merge(before, packaged, before, new RowUse(Set.of("old-visit"), Set.of()))
                .orElseThrow();
        assertThat(rows(merged.table())).containsExactlyInAnyOrder("visit  → 6", "visit,old-visit  → 5");
        assertThat(ids(merged.table())).doesNotHaveDuplicates();
        assertThat(merge(before, packaged, before).table()).isSameAs(packaged);
    }

    @Test
    void aRowWithOtherQuestionsIsKnownByItsId() {
        var before = limits("a | visit | | 5");
        var installed = limits("a | visit | | 9");
        var packaged = limits("a | visit\",\"call | | 5");
        assertThat(merge(before, packaged, installed).table()).isSameAs(installed);
        assertThat(rows(takeOver(before, packaged, installed))).containsExactly("visit,call  → 5");
    }

    @Test
    void anInstallationThatHasChangedNothingHasThePackagesFile() {
        var before = limits("a | visit | | 5", "b | call | | 1");
        var packaged = limits("b | call | | 1", "n | ask | | 2", "a | visit | | 6");
        var merged = merge(before, packaged, before);
        assertThat(merged.table()).isSameAs(packaged);
        assertThat(merged.taken()).isSameAs(packaged);
    }

    @Test
    void nothingChangesWhereBothHaveDoneTheSame() {
        var before = limits("a | visit | | 5");
        var installed = limits("a | visit | | 6", "own | outing | | 2");
        var packaged = limits("a | visit | | 6");
        var merged = merge(before, packaged, installed);
        assertThat(merged.table()).isSameAs(installed);
        assertThat(merged.taken()).isSameAs(packaged);
    }

    @Test
    void theOrderIsThePackagesUnlessTheInstallationHasChangedIt() {
        var before = limits("a | visit | | 5", "b | call | | 1", "c | ask | | 3");
        var packaged = limits("c | ask | | 3", "a | visit | | 5", "b | call | | 1");
        var own = limits("a | visit | | 5", "own | outing | | 2", "b | call | | 1", "c | ask | | 3");
        assertThat(rows(merge(before, packaged, own).table()))
                .containsExactly("ask  → 3", "visit  → 5", "outing  → 2", "call  → 1");
        var turned = limits("b | call | | 1", "a | visit | | 5", "c | ask | | 3");
        var merged = merge(before, packaged, turned);
        assertThat(merged.table()).isSameAs(turned);
        assertThat(rows(merged.taken())).isEqualTo(rows(before));
        assertThat(rows(takeOver(before, packaged, turned))).isEqualTo(rows(packaged));
    }

    @Test
    void rowsThatAskTheSameAreToldApartById() {
        var before = limits("a | visit | | 5", "b | visit | | 6", "c | visit | | 7");
        var installed = limits("a | visit | | 5", "b | visit | | 60", "c | visit | | 7", "own | visit | | 8");
        var packaged = limits("a | visit | | 50", "b | visit | | 6");
        assertThat(rows(merge(before, packaged, installed).table()))
                .containsExactly("visit  → 50", "visit  → 60", "visit  → 8");
    }

    @Test
    void aColumnThatOnlyOneOfThemHasAddedIsTakenAndEmptyInTheRowsOfTheOther() {
        var before = limits("a | visit | | 5");
        var installed = limits("a | visit | | 5", "own | outing | | 2");
        var packaged =
                table("time-limits", List.of("task", "urgency"), List.of("limit", "wait"), "a | visit | | 5 | 9");
        assertThat(rows(merge(before, packaged, installed).table())).containsExactly("visit  → 5,9", "outing  → 2,");
        var mixed = merge(before, limits("a | visit | | 6", "n | call | | 1"), packaged);
        assertThat(rows(mixed.table())).containsExactly("visit  → 6,9", "call  → 1,");
        assertThat(rows(mixed.taken())).containsExactly("visit  → 6", "call  → 1");
    }

    @Test
    void aColumnOfThePackageIsFilledInRowsThatTheInstallationHasChanged() {
        var before = limits("a | visit | | 5", "b | call | | 1");
        var installed = limits("a | visit | | 7", "b | call | | 2");
        var packaged = table(
                "time-limits",
                List.of("task", "urgency"),
                List.of("limit", "wait"),
                "a | visit | | 5 | 9",
                "b | call | | 3 | 8");
        var merged = merge(before, packaged, installed);
        assertThat(rows(merged.table())).containsExactly("visit  → 7,9", "call  → 2,8");
        assertThat(rows(merged.taken())).containsExactly("visit  → 5,9", "call  → 1,8");
        assertThat(merge(merged.taken(), packaged, merged.table()).table()).isSameAs(merged.table());
    }

    @Test
    void tablesWhoseColumnsBothHaveChangedAreNotMerged() {
        var before = limits("a | visit | | 5");
        var installed = table("time-limits", List.of("task"), List.of("limit"), "a | visit | 5");
        var packaged =
                table("time-limits", List.of("task", "urgency"), List.of("limit", "wait"), "a | visit | | 5 | 9");
        assertThat(TableMerge.merge(before, packaged, installed, UNUSED)).isEmpty();
        assertThat(TableMerge.merge(null, packaged, installed, UNUSED)).isEmpty();
    }

    static Stream<ModelFile> packagedTables() {
        return PackagedModels.all().stream().filter(file -> file.ending().equals("dmn"));
    }

    /** Its first row gone, its last changed; an own row before them, and the second changed. */
    @ParameterizedTest
    @MethodSource("packagedTables")
    void everyPackagedTableIsMerged(ModelFile table) {
        var read = DecisionTable.read(table).orElseThrow();
        var rows = read.rows();
        var own = new Row(
                rows.get(0).rule(),
                answered(rows.get(0).inputs(), "\"own-name\""),
                rows.get(0).outputs());
        var installed = new ModelFile(
                table.name(),
                written(
                        read,
                        Stream.concat(
                                Stream.of(own, rows.get(0), noted(rows.get(1))),
                                rows.stream().skip(2))));
        var packaged = new ModelFile(
                table.name(),
                written(
                        read,
                        Stream.concat(
                                rows.subList(1, rows.size() - 1).stream(),
                                Stream.of(noted(rows.get(rows.size() - 1))))));
        var merged = merge(table, packaged, installed).table();
        var found = DecisionTable.read(merged).orElseThrow();
        boolean isRetention = table.key().equals("retention");
        assertThat(found.shape()).isEqualTo(read.shape());
        assertThat(found.rows()).hasSize(isRetention ? rows.size() + 1 : rows.size());
        assertThat(rows(merged).get(0)).isEqualTo(text(own));
        assertThat(rows(merged)).contains(text(noted(rows.get(1))));
        assertThat(ids(merged)).doesNotHaveDuplicates();
    }

    private static List<Cell> answered(List<Cell> cells, String text) {
        return Stream.concat(
                        Stream.of(cell(cells.get(0).entry(), text)),
                        cells.stream().skip(1))
                .toList();
    }

    private static Row noted(Row row) {
        return new Row(row.rule(), row.inputs(), answered(row.outputs(), "\"changed\""));
    }

    private static Cell cell(Element like, String text) {
        var entry = (Element) like.cloneNode(true);
        Xml.children(entry, "text").get(0).setTextContent(text);
        return Cell.of(entry);
    }

    private static byte[] written(DecisionTable table, Stream<Row> rows) {
        return TableFile.write(table.element(), rows.toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lasting | rescue-case | minor | 3650 | 30",
                "lasting | rescue-case | minor | 365 | ",
                "adult | rescue-case | | 3650 | 29",
                "adult | rescue-case | | 3649 | 30",
                "adult | rescue-case | adult | 3650 | 40",
                "news | rescue-case | adult | 3650 | 50",
                "news | | | 3650 | 90",
                "gone | | | | "
            })
    void noPeriodIsShortenedWithoutAnybodyBeingAsked(String row) {
        var before = retention("lasting | rescue-case | minor | 3650 | ", "adult | rescue-case | | 3650 | 30");
        var id = row.split(" ")[0];
        var rows = Stream.of("lasting | rescue-case | minor | 3650 | ", "adult | rescue-case | | 3650 | 30")
                .map(any -> any.startsWith(id) ? row : any)
                .collect(Collectors.toList());
        if (id.equals("news")) {
            rows.add(0, row);
        } else if (id.equals("gone")) {
            rows.remove(0);
        }
        var packaged = retention(rows.toArray(String[]::new));
        var merged = merge(before, packaged, before);
        assertThat(merged.table()).isSameAs(before);
        assertThat(rows(takeOver(before, packaged, before))).isEqualTo(rows(packaged));
        assertThat(merge(merged.taken(), packaged, merged.table()).table()).isSameAs(before);
    }

    @Test
    void noPeriodIsShortenedByAnotherOrderOrOtherColumns() {
        var rows = new String[] {"minor | rescue-case | minor | 3650 | ", "adult | rescue-case | | 3650 | 30"};
        var before = retention(rows);
        var turned = retention(rows[1], rows[0]);
        assertThat(merge(before, turned, before).table()).isSameAs(before);
        var asked = table(
                "retention",
                List.of("process", "other"),
                List.of("historyDays", "years"),
                "adult | rescue-case | | 3650 | 30");
        assertThat(TableMerge.merge(before, asked, before, UNUSED)).isEmpty();
        var typed = new String(before.content(), StandardCharsets.UTF_8)
                .replace("id=\"of-outcome\"", "id=\"of-outcome\" typeRef=\"boolean\"");
        assertThat(TableMerge.merge(
                        before, new ModelFile(before.name(), typed.getBytes(StandardCharsets.UTF_8)), before, UNUSED))
                .isEmpty();
    }

    @Test
    void longerPeriodsAndThoseOfNewProcessesAreMerged() {
        var before = retention("adult | rescue-case | | 3650 | 30", "any | | | 3650 | 10");
        var installed =
                retention("adult | rescue-case | | 3650 | 50", "own | own-process | | 3650 | 5", "any | | | 3650 | 10");
        var packaged = retention(
                "adult | rescue-case | | 3650 | 30",
                "fresh | new-process | | 365 | 3",
                "lasting | rescue-case | minor | 3650 | ",
                "any | | | 4000 | 12");
        assertThat(rows(merge(before, packaged, installed).table()))
                .containsExactlyInAnyOrder(
                        "rescue-case  → 3650,50",
                        "own-process  → 3650,5",
                        "new-process  → 365,3",
                        "rescue-case minor → 3650,",
                        "  → 4000,12");
    }

    private static Merged merge(ModelFile before, ModelFile packaged, ModelFile installed) {
        return TableMerge.merge(before, packaged, installed, UNUSED).orElseThrow();
    }

    private static ModelFile takeOver(ModelFile before, ModelFile packaged, ModelFile installed) {
        return TableMerge.takeOver(before, packaged, installed, UNUSED)
                .orElseThrow()
                .table();
    }

    private static ModelFile limits(String... rows) {
        return table("time-limits", List.of("task", "urgency"), List.of("limit"), rows);
    }

    private static ModelFile retention(String... rows) {
        return table("retention", List.of("process", "outcome"), List.of("historyDays", "years"), rows);
    }

    /** Each row as its id, its questions and its answers. */
    private static ModelFile table(String id, List<String> inputs, List<String> outputs, String... rows) {
        var xml = new StringBuilder(
                """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="n" namespace="x">
                  <decision id="%s" name="n"><decisionTable id="%s-table" hitPolicy="FIRST">
                """
                        .formatted(id, id));
        inputs.forEach(input ->
                xml.append("<input id=\"in-%s\"><inputExpression id=\"of-%s\"><text>%s</text></inputExpression></input>"
                        .formatted(input, input, input)));
        outputs.forEach(output -> xml.append("<output id=\"out-%s\" name=\"%s\"/>".formatted(output, output)));
        for (String row : rows) {
            var cells = Arrays.stream(row.split("\\|", -1)).map(String::strip).toList();
            xml.append("<rule id=\"%s\">".formatted(cells.get(0)));
            for (int i = 1; i < cells.size(); i++) {
                boolean asks = i <= inputs.size();
                var text = asks && !cells.get(i).isEmpty() ? "\"" + cells.get(i) + "\"" : cells.get(i);
                var kind = asks ? "inputEntry" : "outputEntry";
                xml.append("<%s id=\"%s-%d\"><text>%s</text></%s>".formatted(kind, cells.get(0), i, text, kind));
            }
            xml.append("</rule>");
        }
        xml.append("</decisionTable></decision></definitions>");
        return new ModelFile(id + ".dmn", xml.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> rows(ModelFile table) {
        return DecisionTable.read(table).orElseThrow().rows().stream()
                .map(TableMergeTest::text)
                .toList();
    }

    private static String text(Row row) {
        return row.inputs().stream()
                        .map(Cell::text)
                        .collect(Collectors.joining(" "))
                        .replace("\"", "")
                + " → "
                + row.outputs().stream().map(Cell::text).collect(Collectors.joining(","));
    }

    private static List<String> ids(ModelFile table) {
        var root = DecisionTable.read(table).orElseThrow().element();
        return Xml.all(root, "*").stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
    }
}
