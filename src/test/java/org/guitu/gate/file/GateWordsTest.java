package org.guitu.gate.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guitu.catalogue.KnownName;
import org.junit.jupiter.api.Test;

class GateWordsTest {

    /** Texts of the gate that look like sentences and are none: queries, names of FEEL, messages about the program itself. */
    private static final Pattern NO_SENTENCE =
            Pattern.compile("(?s).*(select |insert |delete |is not XML|is not JSON|list contains\\(|\\\\|\u0001).*"
                    + "|(day|week|month) of (week|year)|date and time|get or else|years and months duration"
                    + "|%s has no %s|Of %s more values.*");

    private static final Pattern SENTENCE = Pattern.compile("(?s).*\\p{L}{2,} \\p{L}{2,}.*[ .:)].*");

    @Test
    void everySentenceOfTheGateHasItsChinese() throws IOException {
        var missing = new TreeSet<String>();
        try (var files = Files.walk(Path.of("target/classes/org/guitu/gate"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class"))
                    .filter(path -> !path.toString().matches(".*gate/(engine/(?!ParserFaults)|web/).*"))
                    .toList()) {
                texts(Files.readAllBytes(file))
                        .filter(text -> SENTENCE.matcher(text).matches())
                        .filter(text -> !NO_SENTENCE.matcher(text).matches())
                        .filter(text -> !GateWords.knows(text))
                        .forEach(missing::add);
            }
        }
        Stream.of(KnownName.values())
                .map(KnownName::breaks)
                .filter(text -> !GateWords.knows(text))
                .forEach(missing::add);
        assertThat(missing).isEmpty();
    }

    @Test
    void aLineNamesTheElementAsPeopleSeeItAndSuggests() {
        var problem = problem(Sentence.of(
                "camunda:candidateGroups=\"%s\" is no queue%s: write one department of departments.csv, or it and 'supervisor', or 'supervisor'.",
                "民政", Meant.of("民政", Map.of("civil-affairs", "民政部门", "police", "公安机关"))));
        assertThat(GateWords.say(problem, Locale.CHINESE))
                .startsWith("x.bpmn，“安排入学”（泳道“教育部门”，arrange）：")
                .contains("“民政”", "civil-affairs");
        assertThat(GateWords.say(problem, Locale.ENGLISH))
                .startsWith("x.bpmn, “安排入学” (lane “教育部门”, arrange): camunda:candidateGroups=\"民政\"")
                .contains("(meant 'civil-affairs'?)");
    }

    private static Problem problem(Sentence sentence) {
        var file = new ModelFile(
                "x.bpmn",
                """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"><process id="x">
                  <laneSet id="s"><lane id="l" name="教育部门"><flowNodeRef>arrange</flowNodeRef></lane></laneSet>
                  <userTask id="arrange" name="安排&#10;入学" />
                </process></definitions>"""
                        .replace("安排&#10;入学", "安排入学")
                        .getBytes(StandardCharsets.UTF_8));
        var problems = new ProblemList(file);
        problems.add("arrange", sentence);
        return Places.named(problems.found().get(0), List.of(file), List::of);
    }

    @Test
    void aRowOfATableIsKnownByItsNumberItsInputAndItsColumn() {
        var file = new ModelFile(
                "t.dmn",
                """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d"><decision id="t"><decisionTable id="dt">
                  <input id="i" label="任务"><inputExpression id="ie"><text>task</text></inputExpression></input>
                  <output id="o" name="limit" label="时限" />
                  <rule id="r1"><inputEntry id="a"><text>"visit"</text></inputEntry><outputEntry id="b"><text>3</text></outputEntry></rule>
                  <rule id="r2"><inputEntry id="c"><text>"call"</text></inputEntry><outputEntry id="e"><text>4</text></outputEntry></rule>
                </decisionTable></decision></definitions>"""
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(Places.of(file, "e").name()).isEqualTo("2: \"call\" / 时限");
        assertThat(Places.of(file, "r1").name()).isEqualTo("1: \"visit\"");
    }

    /** The constant texts of a class file, by its format (JVMS, chapter 4.4). */
    private static Stream<String> texts(byte[] bytes) throws IOException {
        var file = new DataInputStream(new ByteArrayInputStream(bytes));
        file.skipNBytes(8);
        int count = file.readUnsignedShort();
        var utf8 = new HashMap<Integer, String>();
        var strings = new ArrayList<Integer>();
        for (int i = 1; i < count; i++) {
            int tag = file.readUnsignedByte();
            switch (tag) {
                case 1 -> utf8.put(i, file.readUTF());
                case 8 -> strings.add(file.readUnsignedShort());
                case 7, 16, 19, 20 -> file.skipNBytes(2);
                case 15 -> file.skipNBytes(3);
                case 5, 6 -> {
                    file.skipNBytes(8);
                    i++;
                }
                default -> file.skipNBytes(4);
            }
        }
        return strings.stream().map(utf8::get);
    }
}
