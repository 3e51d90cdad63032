package org.guitu.casefile.trait;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.guitu.casefile.trait.name.Writing;
import org.guitu.papers.PaperKind;
import org.guitu.papers.ResidentNumber;

/**
 * An identity document by its number, with its kind and country as far as they are known. A number that one country gave is not the
 * number that another gave.
 *
 * @param number what of it lasts all life long
 * @param kind {@code null} when it is not known or none of those with numbers of their own
 * @param country {@code null} when it is not known
 */
record Document(String number, PaperKind kind, String country) {

    private static final int SHORTEST = 5;
    private static final Set<String> REGIONS = Set.of("HK", "MO", "TW");
    private static final Pattern LABEL = Pattern.compile(
            "^(?:(?:\\p{IsHan}*(?:身份证|护照|通行证|回乡证|台胞证|居住证|证件|号码)\\p{IsHan}*"
                    + "|(?:passport|id|card|permit|visa|no|nr|number|hộ chiếu|số|cmnd|cccd)(?![\\p{L}0-9]))[\\s.:#-]*)+",
            Pattern.CASE_INSENSITIVE);
    /** A number between words of another script, such as remarks; a short one belongs to them, as that of an office does. */
    private static final Pattern AMONG_WORDS = Pattern.compile("[^A-Z0-9]*(?<number>[A-Z0-9]{7,})[^A-Z0-9]*");

    private static final Pattern MASKED = Pattern.compile(".*(?:[*×?•●]{2}|[Xx]{3}).*");
    /** Without a digit, or with a year among Chinese words, it is words; of one digit only it fills a field. */
    private static final Pattern NO_NUMBER =
            Pattern.compile("[^0-9]*|(.)\\1*|(?=.*\\p{IsHan})(?:[^0-9]*[0-9]){1,4}[^0-9]*");

    /** Ten digits of a permit end with the count of its issues; those of a passport do not. */
    private static final Set<PaperKind> WITH_LASTING_PART =
            Set.of(PaperKind.TAIWAN_PERMIT, PaperKind.HONG_KONG_MACAO_PERMIT, PaperKind.RESIDENT_ID);

    /** @return empty for what is too short to be anybody's */
    static Optional<Document> read(Object number, PaperKind saidKind, String country) {
        var said = LABEL.matcher(Writing.plain(number)).replaceFirst("");
        var plain = PaperKind.normal(said);
        var among = AMONG_WORDS.matcher(plain);
        var written = among.matches() ? among.group("number") : plain;
        var kind = saidKind == PaperKind.OTHER ? null : saidKind;
        var ofPerson = ResidentNumber.read(written).isPresent();
        var lasting =
                ofPerson || kind == null || WITH_LASTING_PART.contains(kind) ? PaperKind.lasting(written) : written;
        return lasting.length() < SHORTEST
                        || NO_NUMBER.matcher(lasting).matches()
                        || MASKED.matcher(said).matches()
                ? Optional.empty()
                : Optional.of(new Document(lasting, ofPerson ? null : kind, country));
    }

    /** What the number says of whoever has it. */
    Optional<ResidentNumber> person() {
        return number.length() > 17 ? ResidentNumber.read(number) : Optional.empty();
    }

    boolean isThatOf(Document other) {
        return number.equals(other.number)
                && agree(kind, other.kind)
                && (person().isPresent() || agree(issuer(), other.issuer()));
    }

    /** What people write as China's some write as that of the region. */
    private String issuer() {
        return country != null && REGIONS.contains(country) ? "CN" : country;
    }

    private static boolean agree(Object one, Object other) {
        return one == null || other == null || one.equals(other);
    }

    /** The country whose phone numbers the person may write without its code. */
    Optional<String> home() {
        if (country != null) {
            return Optional.of(country);
        }
        if (kind == PaperKind.TAIWAN_PERMIT || number.startsWith("83") && person().isPresent()) {
            return Optional.of("TW");
        }
        if (kind == PaperKind.HONG_KONG_MACAO_PERMIT) {
            return Optional.of(number.startsWith("M") ? "MO" : "HK");
        }
        return Optional.empty();
    }
}
