package org.guitu.person;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a case's person, as facts by the names that models, tables and forms use. What nothing was ever said about is not
 * among them.
 */
public final class PersonFacts {

    public static final String SEX = "sex";
    public static final String IDENTITY_STATE = "identityState";
    public static final String MINOR = "minor";
    public static final String AGE_GROUP = "ageGroup";
    public static final String AGE_YEARS = "ageYears";
    public static final String COMES_OF_AGE = "comesOfAge";
    public static final String AGE_KNOWN = "ageKnown";
    public static final String AGE_DISPUTED = "ageDisputed";
    /** Whether the person is of a foreign state or of none, as far as is known. */
    public static final String FOREIGNER = "foreigner";
    /** Who decides for the person by law where that is an adult: {@code self}, {@code guardian}, {@code agency}. */
    public static final String DECIDER = "decider";

    /** All names that are answered from here. */
    public static final Set<String> NAMES = Set.of(
            SEX,
            IDENTITY_STATE,
            MINOR,
            AGE_GROUP,
            AGE_YEARS,
            COMES_OF_AGE,
            AGE_KNOWN,
            AGE_DISPUTED,
            FOREIGNER,
            DECIDER);

    private static final String BIRTH_DATE_KNOWN = AgeBasis.BIRTH_DATE.code();

    private final String sex;
    private final String identityState;
    private final Age age;
    private final boolean foreigner;
    private final String decider;
    private final LocalDate rescued;

    /** {@code rescued}: the day on which the case was opened. {@code null} stands for what nothing was said about. */
    PersonFacts(String sex, String identityState, Age age, boolean foreigner, String decider, LocalDate rescued) {
        this.sex = sex;
        this.identityState = identityState;
        this.age = age;
        this.foreigner = foreigner;
        this.decider = decider;
        this.rescued = rescued;
    }

    /** Whether these facts are those of somebody whose age is still to be resolved: estimated, disputed, or not known. */
    public static boolean areInDoubt(Map<String, Object> facts) {
        return facts.containsKey(MINOR)
                && (Boolean.TRUE.equals(facts.get(AGE_DISPUTED))
                        || facts.get(AGE_YEARS) == null
                        || !BIRTH_DATE_KNOWN.equals(facts.get(AGE_KNOWN)));
    }

    /** As they are on that day. */
    public Map<String, Object> on(LocalDate today) {
        var facts = new HashMap<String, Object>();
        facts.put(FOREIGNER, foreigner);
        facts.put(DECIDER, decider);
        if (sex != null) {
            facts.put(SEX, sex);
        }
        if (identityState != null) {
            facts.put(IDENTITY_STATE, identityState);
        }
        if (age != null) {
            var group = age.group(today);
            var comesOfAge = age.comesOfAge(rescued);
            facts.put(AGE_KNOWN, age.basis().asked());
            facts.put(AGE_DISPUTED, age.disputed());
            facts.put(AGE_YEARS, age.years(today));
            facts.put(AGE_GROUP, group);
            facts.put(MINOR, !"adult".equals(group));
            facts.put(COMES_OF_AGE, comesOfAge == null ? null : comesOfAge.toString());
        }
        return facts;
    }
}
