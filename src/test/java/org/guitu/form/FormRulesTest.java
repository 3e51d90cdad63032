package org.guitu.form;

import static org.assertj.core.api.Assertions.assertThat;

import camundajar.impl.scala.Product;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.Ref;
import org.guitu.person.PersonFacts;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The rules in the forms are FEEL that means something. At run time FEEL is lenient: a misspelt field or function is {@code null},
 * and the rule would never hold.
 */
@TestInstance(Lifecycle.PER_CLASS)
class FormRulesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FACTS_OF_EVERY_CASE = Set.of(
            "region",
            "minor",
            "ageGroup",
            "ageYears",
            "sex",
            "urgencyLevel",
            "caseNumber",
            "outcome",
            "earlierCases",
            "earlierCasesTold",
            "tellingLimit",
            "priorCasesKnown",
            "priorCasesWrong",
            "askedBeside",
            "linkedCases",
            "familyCount",
            "familyWords",
            "familyOfficerOf",
            "familyOfReport",
            "familyCloseKin",
            "familyMinorSiblings",
            "familyCaseState",
            "familyCaseNear",
            "familyCaseRegion",
            "familyCaseLinked",
            "assessmentParts",
            "partsMissing",
            "openProcesses",
            "openServices",
            "consentStateBefore",
            "consentedBefore",
            "consentMissing",
            "consentWords",
            "missingConsents",
            "sharedWith",
            "infoWithheld",
            "caseClosed",
            "linkedCaseOpen",
            "ownDepartment",
            "recordingDepartments");
    private static final Pattern VARIABLE_OF_A_PROCESS = Pattern.compile("(?:target|resultVariable)=\"(\\w+)\"");
    /** A name that the rule itself gives to each element of a list. */
    private static final String BOUND = "(?s).*\\b(some|every|for) %s in .*";

    private static final BuiltinFunctions FUNCTIONS =
            new BuiltinFunctions(FeelEngine.defaultClock(), FeelEngine.defaultValueMapper());

    private final Set<String> known = knownNames();

    static Stream<Resource> forms() throws IOException {
        return files("forms/*.form");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyRuleOfAFormIsFeelOverFieldsAndFunctionsThatExist(Resource file) throws IOException {
        var problems = new ArrayList<String>();
        for (String rule : rules(JSON.readTree(file.getContentAsByteArray()))) {
            if (!rule.startsWith("=")) {
                problems.add("must begin with '=': " + rule);
                continue;
            }
            var parsed = FeelEngineBuilder.forJava().build().parseExpression(rule.substring(1));
            if (parsed.isFailure()) {
                problems.add("is not FEEL: " + rule);
            } else {
                collectUnknown(parsed.parsedExpression().expression(), rule, problems);
            }
        }
        assertThat(problems).as(file.getFilename()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyPatternOfAFormIsOne(Resource file) throws IOException {
        assertThat(Form.read(file.getContentAsByteArray()).fields())
                .allSatisfy(field -> field.pattern().ifPresent(TextPattern::new));
    }

    /** Whoever reads what was answered, and auditors who read that it was, know no keys. */
    @ParameterizedTest
    @MethodSource("forms")
    void eachAnswerHasAName(Resource file) throws IOException {
        assertThat(Form.read(file.getContentAsByteArray()).fields().stream()
                        .filter(field -> field.dataClass().isPresent()))
                .noneMatch(field -> field.label().equals(field.key()));
    }

    /** Whoever comes to a question sees whether it needs an answer; beside the number of a document its kind stands in the same row. */
    @ParameterizedTest
    @MethodSource("forms")
    void whatAnAnswerIsNeededForStandsBeforeIt(Resource file) throws IOException {
        var later = new HashSet<String>();
        var fields = new ArrayList<>(Form.read(file.getContentAsByteArray()).fields());
        Collections.reverse(fields);
        for (FormField field : fields) {
            if (!field.key().equals("documentType") && field.hiddenWhen().isEmpty()) {
                assertThat(later).as("%s, %s", file.getFilename(), field.key()).noneMatch(key -> field.requiredWhen()
                        .filter(rule -> rule.replaceAll("\"[^\"]*\"", "").matches("(?s).*\\b%s\\b.*".formatted(key)))
                        .isPresent());
            }
            if (!field.isReadOnly()) {
                later.add(field.key());
            }
        }
    }

    private void collectUnknown(Object node, String rule, List<String> problems) {
        if (node instanceof Ref name
                && !known.contains(name.names().head())
                && !rule.matches(BOUND.formatted(name.names().head()))) {
            problems.add(
                    "no form or process knows '%s': %s".formatted(name.names().head(), rule));
        }
        if (node instanceof FunctionInvocation call
                && FUNCTIONS.getFunctions(call.function()).isEmpty()) {
            problems.add("there is no function '%s': %s".formatted(call.function(), rule));
        }
        if (node instanceof Product parts) {
            for (var part = parts.productIterator(); part.hasNext(); ) {
                collectUnknown(part.next(), rule, problems);
            }
        }
    }

    private static List<String> rules(JsonNode component) {
        var rules = new ArrayList<String>();
        rule(component.path("conditional"), "hide", rules);
        rule(component.path("properties"), "requiredWhen", rules);
        rule(component.path("properties"), "refuseWhen", rules);
        if (component.path("properties").path("refusal").asText().startsWith("=")) {
            rule(component.path("properties"), "refusal", rules);
        }
        rule(component.path("properties"), "shows", rules);
        rule(component, "expression", rules);
        component.path("components").forEach(child -> rules.addAll(rules(child)));
        return rules;
    }

    private static void rule(JsonNode node, String name, List<String> rules) {
        FormField.text(node, name).ifPresent(rules::add);
    }

    private static Set<String> knownNames() {
        try {
            var names = new HashSet<>(FACTS_OF_EVERY_CASE);
            names.addAll(PersonFacts.NAMES);
            for (Resource file : forms().toList()) {
                Form.read(file.getContentAsByteArray()).fields().forEach(field -> names.add(field.key()));
            }
            for (Resource file : files("processes/*.bpmn").toList()) {
                VARIABLE_OF_A_PROCESS
                        .matcher(new String(file.getContentAsByteArray(), StandardCharsets.UTF_8))
                        .results()
                        .forEach(found -> names.add(found.group(1)));
            }
            return names;
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static Stream<Resource> files(String pattern) throws IOException {
        return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath:" + pattern));
    }
}
