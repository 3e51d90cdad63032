package org.guitu.repair.engine;

import java.util.ArrayList;
import java.util.regex.Pattern;

/** Of what the engine says of a fault, what comes from the model: its code, expressions and names. The rest may hold a case's facts. */
final class TechnicalWords {

    private static final Pattern CODE = Pattern.compile("\\b(ENGINE|DMN|FEEL)[-/A-Z]*-?\\d{3,5}\\b");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[^}]{1,120}}");
    private static final Pattern NAME =
            Pattern.compile("(?:identifier|variable|activity|element|key|decision) '([\\w-]{1,80})'");
    private static final int LONGEST = 400;

    private TechnicalWords() {}

    static String of(String message) {
        var words = new ArrayList<String>();
        if (message != null) {
            CODE.matcher(message)
                    .results()
                    .map(found -> found.group())
                    .distinct()
                    .forEach(words::add);
            EXPRESSION
                    .matcher(message)
                    .results()
                    .map(found -> found.group())
                    .distinct()
                    .forEach(words::add);
            NAME.matcher(message)
                    .results()
                    .map(found -> found.group(1))
                    .distinct()
                    .forEach(words::add);
        }
        var all = words.isEmpty() ? "–" : String.join(" ", words);
        return all.length() > LONGEST ? all.substring(0, LONGEST) : all;
    }
}
