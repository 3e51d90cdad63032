package org.guitu.casefile.trait;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Phone numbers among words, as the world dials them. One without a country is read as of the mainland, and of the person's own; what is
 * of neither may be of those nearby.
 */
final class PhoneNumbers {

    private static final PhoneNumberUtil DIALS = PhoneNumberUtil.getInstance();
    private static final String MAINLAND = "CN";
    private static final List<String> NEARBY = List.of("TW", "HK", "MO", "VN");
    /** By which a number begins that was written with its country but without a sign for it. */
    private static final Pattern COUNTRY_FIRST =
            Pattern.compile("086\\d{10,11}|(?:86|852|853|886|84|95|856|855|66|63)\\d{7,11}");

    private static final Set<PhoneNumberType> SERVICES = Set.of(
            PhoneNumberType.TOLL_FREE,
            PhoneNumberType.PREMIUM_RATE,
            PhoneNumberType.SHARED_COST,
            PhoneNumberType.UAN,
            PhoneNumberType.VOICEMAIL);

    private static final Pattern EXTENSION =
            Pattern.compile("(?i)(?:[转轉]|分[机機]|[内內][线線]|ext(?:ension|n)?\\.?|x|#|\\*)\\s*[:.]?\\s*\\d{1,6}");
    private static final Pattern NUMBER = Pattern.compile("[+(]*[0-9][-0-9 ().·•‐‑–—―_]*[0-9]");
    /** What people type where they must type something. */
    private static final Pattern FILLED = Pattern.compile("[0-9]*([0-9])\\1{6}");

    private static final Pattern BRACKET_BEHIND = Pattern.compile("(?<=[0-9]{7})\\s*[(]");
    private static final Pattern LAST_GROUP = Pattern.compile("\\s*[-‐‑–—―_]+\\s*\\d{1,6}$");
    private static final Pattern SERVICE = Pattern.compile("(?:86)?[48]00");
    private static final int SHORTEST = 7;
    private static final int SHORTEST_AS_WRITTEN = 9;

    private PhoneNumbers() {}

    /** With country code, a plus sign before it. */
    static Set<String> read(Object answer, Collection<String> countries) {
        return OwnParts.of(answer)
                .flatMap(part -> NUMBER
                        .matcher(BRACKET_BEHIND
                                .matcher(EXTENSION.matcher(part).replaceAll(" ; "))
                                .replaceAll(" ; ("))
                        .results()
                        .map(MatchResult::group)
                        .toList()
                        .stream())
                .flatMap(number -> numbers(number, countries).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> numbers(String written, Collection<String> countries) {
        var whole = inCountries(written, countries);
        if (!whole.isEmpty()) {
            return whole;
        }
        var shorter = LAST_GROUP.matcher(written).replaceFirst("");
        if (!shorter.equals(written)) {
            var withoutExtension = inCountries(shorter, countries);
            if (!withoutExtension.isEmpty() && withoutExtension.stream().allMatch(PhoneNumbers::isOfAHouse)) {
                return withoutExtension;
            }
        }
        var apart = List.of(written.split(" +"));
        var parts = apart.stream().allMatch(part -> digits(part).length() >= SHORTEST)
                ? apart.stream()
                        .flatMap(part -> inCountries(part, countries).stream())
                        .collect(Collectors.toSet())
                : Set.<String>of();
        return parts.isEmpty() ? asWritten(written) : parts;
    }

    private static String digits(String written) {
        return written.replaceAll("[^0-9]", "");
    }

    /** Only such have extensions. */
    private static boolean isOfAHouse(String number) {
        return kindOf(number) == PhoneNumberType.FIXED_LINE;
    }

    private static PhoneNumberType kindOf(String number) {
        try {
            return DIALS.getNumberType(DIALS.parse(number, "ZZ"));
        } catch (NumberParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A number of no country that is known, such as one of a range given out since: it is the same as long as it is written the same. */
    private static Set<String> asWritten(String written) {
        var digits = digits(written).replaceFirst("^00", "");
        return digits.length() < SHORTEST_AS_WRITTEN
                        || FILLED.matcher(digits).matches()
                        || SERVICE.matcher(digits).lookingAt()
                ? Set.of()
                : Set.of("?" + digits);
    }

    private static Set<String> inCountries(String written, Collection<String> countries) {
        var digits = digits(written);
        if (digits.length() < SHORTEST || FILLED.matcher(digits).matches()) {
            return Set.of();
        }
        if (written.contains("+") || digits.startsWith("00")) {
            return international("+" + digits.replaceFirst("^00", ""))
                    .map(Set::of)
                    .orElse(Set.of());
        }
        var numbers = new LinkedHashSet<String>();
        countries.forEach(country -> in(country, digits).ifPresent(numbers::add));
        if (numbers.stream().noneMatch(PhoneNumbers::isMobile)) {
            in(MAINLAND, digits).ifPresent(numbers::add);
        }
        if (numbers.isEmpty() && COUNTRY_FIRST.matcher(digits).matches()) {
            international("+" + digits.replaceFirst("^0", "")).ifPresent(numbers::add);
        }
        if (numbers.isEmpty() && countries.stream().allMatch(MAINLAND::equals)) {
            NEARBY.forEach(country -> in(country, digits).ifPresent(numbers::add));
        }
        return numbers;
    }

    /** A mobile at home is no number of another country that happens to look like it. */
    private static boolean isMobile(String number) {
        return kindOf(number) == PhoneNumberType.MOBILE;
    }

    private static Optional<String> international(String number) {
        return in("ZZ", number);
    }

    private static Optional<String> in(String country, String number) {
        try {
            var parsed = DIALS.parse(number, country);
            return DIALS.isValidNumber(parsed) && !SERVICES.contains(DIALS.getNumberType(parsed))
                    ? Optional.of(DIALS.format(parsed, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }
}
