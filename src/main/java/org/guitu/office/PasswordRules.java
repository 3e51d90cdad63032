package org.guitu.office;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a password must be, wherever it is set, by whomever. Length is what counts, and that nobody guesses it: demanding kinds of
 * characters makes passwords that people write down.
 */
public enum PasswordRules {
    LENGTH("密码至少 12 个字符", (account, password) -> length(password) >= PasswordRules.SHORTEST),
    LIMIT("密码最多 200 个字符", (account, password) -> length(password) <= PasswordRules.LONGEST),
    ACCOUNT("密码不能包含用户名", (account, password) -> !holds(password, account)),
    COMMON("密码太常见，容易被猜到（常用词加数字、连续或重复的字符）", (account, password) -> !isCommon(password));

    /** In characters; what the demo makes by itself is exempt. */
    public static final int SHORTEST = 12;

    static final int LONGEST = 200;

    /** Below this an account's name says nothing: somebody may be called “li”. */
    private static final int SHORTEST_NAME = 4;

    private static final Pattern REPEATED = Pattern.compile("(?s)(.{1,4})\\1{2,}.{0,3}");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Set<String> COMMON_WORDS = read();

    private final String words;
    private final BiPredicate<String, String> kept;

    PasswordRules(String words, BiPredicate<String, String> kept) {
        this.words = words;
        this.kept = kept;
    }

    /** The rule itself, in words without a full stop. */
    public String words() {
        return words;
    }

    /** @param account may be null when it is not known yet */
    public boolean isKept(String account, String password) {
        return kept.test(account, password);
    }

    /** What is wrong with the password and what to do, in words for the person; empty when it will do. */
    public static Optional<String> problem(String account, String password) {
        var broken = Arrays.stream(values())
                .filter(rule -> !rule.isKept(account, password))
                .toList();
        return broken.isEmpty()
                ? Optional.empty()
                : Optional.of(broken.stream().map(PasswordRules::words).collect(Collectors.joining("；"))
                        + "。请换一个，例如用几个互不相干的词连起来。");
    }

    private static int length(String password) {
        return password.codePointCount(0, password.length());
    }

    private static boolean holds(String password, String account) {
        return account != null
                && account.length() >= SHORTEST_NAME
                && lower(password).contains(lower(account));
    }

    private static boolean isCommon(String password) {
        var lower = lower(password);
        var letters = NO_LETTERS.matcher(lower).replaceAll("");
        return REPEATED.matcher(lower).matches()
                || isRun(lower)
                || letters.isEmpty() && COMMON_WORDS.contains(lower)
                || !letters.isEmpty() && isMadeOfCommonWords(letters);
    }

    /** Such as {@code 123456789012} or {@code lkjihgfedcba}. */
    private static boolean isRun(String text) {
        int step = text.length() < 2 ? 0 : text.charAt(1) - text.charAt(0);
        for (int i = 1; i < text.length(); i++) {
            int difference = text.charAt(i) - text.charAt(i - 1);
            boolean wraps = text.charAt(i - 1) == '9' && text.charAt(i) == '0'
                    || text.charAt(i - 1) == '0' && text.charAt(i) == '9';
            if (difference != step && !wraps) {
                return false;
            }
        }
        return Math.abs(step) <= 1;
    }

    /** Whether one common word, or the same twice or more, is all that it has of letters. */
    private static boolean isMadeOfCommonWords(String letters) {
        for (int size = letters.length(); size > 0; size--) {
            if (letters.length() % size == 0
                    && COMMON_WORDS.contains(letters.substring(0, size))
                    && letters.substring(0, size)
                            .repeat(letters.length() / size)
                            .equals(letters)) {
                return true;
            }
        }
        return false;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Set<String> read() {
        var file = PasswordRules.class.getResourceAsStream("/reference/common-passwords.txt");
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
