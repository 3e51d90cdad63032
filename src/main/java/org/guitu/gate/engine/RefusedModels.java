package org.guitu.gate.engine;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.guitu.gate.file.GateWords;
import org.guitu.gate.file.Problem;

/** A deployment that the gate does not let through, with everything that is wrong with it. */
public final class RefusedModels extends BadUserRequestException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    RefusedModels(List<Problem> problems, Locale language) {
        super(problems.stream()
                        .map(problem -> "\n- " + GateWords.say(problem, language))
                        .collect(Collectors.joining(
                                "",
                                GateWords.isEnglish(language)
                                        ? "Not deployed. Mend this and deploy again:"
                                        : "没有部署。请改正以下各项后重新部署：",
                                ""))
                + Along.ofRequest().map(along -> "\n" + along).orElse(""));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
