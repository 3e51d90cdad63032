package org.guitu.sameperson;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.guitu.casefile.DossierEntry.Answer;
import org.guitu.casefile.trait.Trait;

/**
 * By what somebody asks after a person, as typed; nothing of it is kept.
 *
 * @param birth the year of birth, or the age in years
 * @param reason the code of a {@link CheckReason}
 */
public record PersonQuestion(String name, String birth, String idNumber, String phone, String reason) {

    private static final Map<String, Integer> LONGEST = Map.of("name", 60, "idNumber", 40, "phone", 30);

    /** Between two names or numbers: whoever wrote many into one question would ask for many people at once. */
    private static final Pattern SEVERAL = Pattern.compile("[;；、|｜/／&＆+＋\\n\\r]|(?<=.)或(?=.)");

    private static final Pattern NUMBERS = Pattern.compile(SEVERAL + "|[,，]|(\\p{Nd}\\P{Nd}*){19}");

    private static final String YEAR = "(19|20)\\d{2}";
    private static final String AGE = "\\d{1,2}|1[01]\\d";

    public PersonQuestion {
        name = stripped(name);
        birth = stripped(birth);
        idNumber = stripped(idNumber);
        phone = stripped(phone);
        reason = stripped(reason);
    }

    private static String stripped(String text) {
        return Objects.requireNonNullElse(text, "").strip();
    }

    /** Nothing typed yet. */
    static PersonQuestion empty() {
        return new PersonQuestion("", "", "", "", "");
    }

    /** What is wrong with it, by field, in words with the remedy. */
    Map<String, String> problems() {
        var problems = new LinkedHashMap<String, String>();
        if (Stream.of(name, idNumber, phone).allMatch(String::isEmpty)) {
            problems.put("name", "姓名和出生年份、证件号码、电话，至少填一样。");
        } else if (!name.isEmpty() && !birth.matches(YEAR + "|" + AGE)) {
            problems.put("birth", "按姓名查须填出生年份（如 1998）或年龄（如 27）：只有姓名，相符的人太多。");
        }
        Map.of("name", name, "idNumber", idNumber, "phone", phone).forEach((field, text) -> {
            if (text.length() > LONGEST.get(field)) {
                problems.put(field, "太长，最多 %d 个字。".formatted(LONGEST.get(field)));
            } else if (isSeveral(field, text)) {
                problems.put(field, "一次只查一个：请只填一个，另有别名、别的号码的再查一次。");
            }
        });
        if (CheckReason.find(reason).isEmpty()) {
            problems.put("reason", "请选择为什么要查。");
        }
        return problems;
    }

    private static boolean isSeveral(String field, String text) {
        return (field.equals("name") ? SEVERAL : NUMBERS)
                .matcher(text.replaceFirst("^[+＋]", ""))
                .find();
    }

    /** The same as answers of a form, by which the index looks; a year of birth is no more than an age. */
    List<Answer> answers(LocalDate today) {
        var answers = new ArrayList<Answer>();
        if (!name.isEmpty()) {
            answers.add(answer(name, Trait.NAME));
            long given = Long.parseLong(birth);
            answers.add(answer(birth.matches(YEAR) ? Math.max(0, today.getYear() - given) : given, Trait.AGE));
        }
        if (!idNumber.isEmpty()) {
            answers.add(answer(idNumber, Trait.ID_NUMBER));
        }
        if (!phone.isEmpty()) {
            answers.add(answer(phone, Trait.PHONE));
        }
        return answers;
    }

    private static Answer answer(Object value, Trait trait) {
        return new Answer("identity", value, Optional.of(trait));
    }
}
