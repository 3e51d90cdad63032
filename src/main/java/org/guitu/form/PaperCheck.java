package org.guitu.form;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.guitu.papers.PaperKind;
import org.guitu.papers.ResidentNumber;

/**
 * Whether a document can have the number that was filled in, and whether number, birth date and sex of the same form agree. Where both
 * stand although they do not, the age is disputed: the form says so, and the answer is taken.
 *
 * <p>No message repeats a number.
 */
final class PaperCheck {

    private final Form form;
    private final LocalDate today;

    PaperCheck(Form form, LocalDate today) {
        this.form = form;
        this.today = today;
    }

    /** What is wrong with the answer, with the remedy; empty for a question that asks for no document's number. */
    Optional<String> problem(FormField field, Object answer, Map<String, Object> answers) {
        return answer == null
                ? Optional.empty()
                : field.document()
                        .map(kind -> kindOf(kind, answers))
                        .flatMap(kind -> problem(field, kind, answer.toString(), answers));
    }

    /** The kind that the other question says, or the one that the form names itself. */
    private PaperKind kindOf(String named, Map<String, Object> answers) {
        return PaperKind.find(named)
                .or(() -> Optional.ofNullable(answers.get(named))
                        .map(Object::toString)
                        .flatMap(PaperKind::find))
                .orElse(PaperKind.OTHER);
    }

    private Optional<String> problem(FormField field, PaperKind kind, String number, Map<String, Object> answers) {
        if (!kind.takes(number)) {
            return Optional.of("“%s”不是%s的号码：应为%s%s。请对照证件核对；核对不了的留空"
                    .formatted(field.label(), kind.zh(), kind.form(), kind.saysWhoHasIt() ? "，其中的日期和末位须对得上" : ""));
        }
        return kind.saysWhoHasIt()
                ? PaperKind.person(number).flatMap(person -> problem(field, person, answers))
                : Optional.empty();
    }

    private Optional<String> problem(FormField field, ResidentNumber person, Map<String, Object> answers) {
        if (person.birthDate().isAfter(today)) {
            return Optional.of("“%s”里的出生日期晚于今天。请对照证件核对；核对不了的留空".formatted(field.label()));
        }
        if (Boolean.TRUE.equals(answers.get("ageDisputed"))) {
            return Optional.empty();
        }
        if (asks("birthDate") && !person.fits(date(answers.get("birthDate")), null)) {
            return Optional.of("“%s”里的出生日期与所填出生日期不一致。请对照证件核对；两者都有依据的，勾选“年龄存疑”".formatted(field.label()));
        }
        if (asks("estimatedAge") && person.makesAnAdultOf(estimatedBirth(answers.get("estimatedAge")), today)) {
            return Optional.of("“%s”里的出生日期是成年人的，与估计的未成年年龄相差三岁以上，证件可能不实。请对照证件核对；两者都有依据的，勾选“年龄存疑”，先按未成年人保护"
                    .formatted(field.label()));
        }
        return asks("sex") && !person.fits(null, (String) answers.get("sex"))
                ? Optional.of("“%s”里的性别与所填性别不一致。请对照证件核对；证件可能不实的，勾选“年龄存疑”，核对不了的号码留空".formatted(field.label()))
                : Optional.empty();
    }

    private LocalDate estimatedBirth(Object years) {
        return years instanceof Number age ? today.minusYears(age.longValue()) : null;
    }

    private boolean asks(String key) {
        return form.field(key).filter(field -> !field.isReadOnly()).isPresent();
    }

    private static LocalDate date(Object answer) {
        try {
            return answer == null ? null : LocalDate.parse(answer.toString());
        } catch (DateTimeParseException mistyped) {
            return null;
        }
    }
}
