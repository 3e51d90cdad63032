package org.guitu.consent;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was agreed to, as it was said last.
 *
 * @param services the codes of the services
 * @param withdrawn whether all consent was withdrawn
 * @param tracing whether relatives may be looked for: {@code yes}, {@code no}, {@code later}, or {@code null} when that was not asked
 */
public record Consent(Set<String> services, boolean withdrawn, String tracing) {

    /** Nobody was asked yet. */
    public static final Consent NONE = new Consent(Set.of(), false, null);

    /** The services, as forms and processes call them. */
    public static final String SERVICES = "consentedServices";

    private static final String STATE = "consentState";
    private static final String TRACING = "consentTracing";
    private static final String ADDED = "addedServices";
    private static final String PLANNED = "planServices";

    /** The names by which forms and processes know it. */
    public static final List<String> NAMES = List.of(SERVICES, STATE, TRACING);

    /** What is known by these names. */
    public static Consent of(Map<String, Object> facts) {
        return NONE.with(facts);
    }

    /** Whether these answers say something of it. */
    public static boolean isIn(Map<String, Object> answers) {
        return NAMES.stream().anyMatch(name -> answers.get(name) != null)
                || !added(answers).isEmpty()
                || isSearch(answers.get("anewMatters"))
                || isSearch(answers.get("anewMattersRefused"));
    }

    /** The same after these answers. */
    public Consent with(Map<String, Object> answers) {
        var agreed = answers.get(SERVICES) instanceof Collection<?> codes ? texts(codes) : services;
        var added = added(answers);
        if (!added.isEmpty()) {
            agreed = new LinkedHashSet<>(agreed);
            agreed.addAll(added);
        }
        boolean gone = answers.get(STATE) == null
                ? withdrawn && agreed.equals(services)
                : "withdrawn".equals(answers.get(STATE));
        return new Consent(agreed, gone, tracing(answers));
    }

    private String tracing(Map<String, Object> answers) {
        if (isSearch(answers.get("anewMattersRefused"))) {
            return "no";
        }
        if (isSearch(answers.get("anewMatters"))) {
            return "yes";
        }
        return answers.get(TRACING) instanceof String said ? said : tracing;
    }

    private static boolean isSearch(Object matters) {
        return matters instanceof Collection<?> codes && codes.contains("kin-search");
    }

    /** What somebody agreed to besides: the services of a plan, those added to it, or a lawyer before being questioned. */
    private static Set<String> added(Map<String, Object> answers) {
        if ("agrees".equals(answers.get("personAgrees")) && answers.get(PLANNED) instanceof Collection<?> planned) {
            return texts(planned);
        }
        return answers.get(ADDED) instanceof Collection<?> more
                        && ("agrees".equals(answers.get("changeAgrees"))
                                || "lawyer-first".equals(answers.get("prepareOutcome")))
                ? texts(more)
                : Set.of();
    }

    private static Set<String> texts(Collection<?> codes) {
        var texts = new LinkedHashSet<String>();
        codes.forEach(code -> texts.add(code.toString()));
        return texts;
    }

    boolean covers(String service) {
        return !withdrawn && services.contains(service);
    }

    /** Whether this consent, or what was said of the police, is what that kind asks for. */
    public boolean gives(ConsentKind kind, String process, boolean policeRefused) {
        return switch (kind) {
            case SERVICE -> covers(process);
            case HELP -> !withdrawn;
            case KIN_SEARCH -> !withdrawn && "yes".equals(tracing);
            case POLICE -> !policeRefused;
            case OWN -> true;
        };
    }
}
