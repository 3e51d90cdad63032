package org.guitu.upgrade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.guitu.gate.file.ModelFile;

/**
 * What models ask of the program that runs them: the elements and attributes they are made of, the names of Guitu's and of the engine's that their
 * expressions call, functions, and the properties of questions with what they name.
 *
 * <p>A program that has run models with all of these runs others with the same, as it does those that two administrators deploy.
 */
public final class ModelWords {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern ELEMENT = Pattern.compile("<([\\w.:-]+)");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s([\\w.:-]+)=\"");
    private static final Pattern PROPERTY = Pattern.compile("<camunda:property [^>]*\\bname=\"([^\"]+)\"");
    private static final Pattern EXPRESSION = Pattern.compile("[#$]\\{([^}]*)}");
    private static final Pattern CALLED = Pattern.compile("\\b[A-Za-z_]\\w*\\.[A-Za-z_]\\w*");
    private static final Pattern FUNCTION = Pattern.compile("\\b[A-Za-z_]\\w*(?=\\()");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][\\w.-]*");

    private ModelWords() {}

    /** What these ask of the program, in order. */
    public static Set<String> of(Collection<ModelFile> files) {
        var words = new TreeSet<String>();
        for (ModelFile file : files) {
            if (file.ending().equals("form")) {
                addForm(file, words);
            } else {
                addXml(new String(file.content(), StandardCharsets.UTF_8), words);
            }
        }
        return words;
    }

    private static void addXml(String xml, Set<String> words) {
        ELEMENT.matcher(xml).results().map(found -> "<" + found.group(1) + ">").forEach(words::add);
        ATTRIBUTE.matcher(xml).results().map(found -> found.group(1) + "=").forEach(words::add);
        PROPERTY.matcher(xml).results().map(found -> found.group(1)).forEach(words::add);
        EXPRESSION
                .matcher(xml)
                .results()
                .flatMap(found -> CALLED.matcher(found.group(1)).results())
                .map(MatchResult::group)
                .forEach(words::add);
        addFunctions(xml, words);
    }

    private static void addFunctions(String text, Set<String> words) {
        FUNCTION.matcher(text).results().map(found -> found.group() + "()").forEach(words::add);
    }

    private static void addForm(ModelFile file, Set<String> words) {
        try {
            addJson(JSON.readTree(file.content()), words);
        } catch (JsonProcessingException unreadable) {
            words.add(file.shortName());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void addJson(JsonNode node, Set<String> words) {
        node.properties().forEach(field -> {
            words.add(field.getKey() + ":");
            if (field.getKey().equals("properties")) {
                field.getValue()
                        .properties()
                        .forEach(property -> addNamed(property.getKey(), property.getValue(), words));
            } else if (field.getKey().equals("type")) {
                addNamed(field.getKey(), field.getValue(), words);
            }
        });
        if (node.isTextual()) {
            addFunctions(node.textValue(), words);
        }
        node.forEach(child -> addJson(child, words));
    }

    /** A class, a list or a kind is named; the text of a rule is not. */
    private static void addNamed(String key, JsonNode value, Set<String> words) {
        if (NAME.matcher(value.asText()).matches()) {
            words.add(key + ": " + value.asText());
        }
    }
}
