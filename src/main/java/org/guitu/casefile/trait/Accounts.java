package org.guitu.casefile.trait;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Accounts of messengers among words: WeChat, QQ, Line, Zalo. Which of them it is of does not matter. */
final class Accounts {

    private static final Pattern LABEL = Pattern.compile(
            "(?i)(?<![\\p{L}0-9_-])(?:微信|wechat|weixin|wx|vx|qq|zalo|line|facebook|fb|whatsapp|id)(?:\\s*(?:id|号码?|account))?(?=[\\s:：号是为\\p{IsHan}])|(?<![\\p{L}0-9_-])qq(?=\\d)"
                    + "|微信号?|薇信|威信");
    /** Many show themselves under one name. */
    private static final Pattern SHOWN_NAME = Pattern.compile("(?:昵称|微信名|网名|备注名?)[^()]*");

    private static final Pattern LINK = Pattern.compile(
            "(?:https?://)?(?:[a-z]+\\.)?(?:facebook|fb|instagram|tiktok|zalo|line|t|wa)\\.(?:com|me)/+(?:@|profile\\.php\\?id=)?|/+");

    /** Of letters only, side by side: what somebody is called there. */
    private static final Pattern SEVERAL_WORDS =
            Pattern.compile("(?<![a-z0-9_.@-])\\p{IsLatin}+(?: +\\p{IsLatin}+)+(?![a-z0-9_.@-])");

    private static final Pattern MAIL_OF_QQ = Pattern.compile("@(?:qq|foxmail)\\.com");
    /** A whole mail address: what stands behind its sign is of many. */
    private static final String MAIL = "[a-z0-9_.+-]+@[a-z0-9-]+(?:\\.[a-z0-9-]+)+";

    private static final Pattern ACCOUNT =
            Pattern.compile(MAIL + "|[a-z][a-z0-9_.-]{4,}|(?<![a-z0-9_+-])[1-9][0-9]{4,10}(?![a-z0-9_-])");
    private static final Pattern NONE = Pattern.compile(
            "wechat|weixin|facebook|whatsapp|messenger|telegram|unknown|mobile|phone|forgot(?:ten)?|refused|declined|deleted|blocked|nothing"
                    + "|(?:qq|foxmail|gmail|hotmail|outlook|yahoo|163|126|sina)\\.com|account|number|(.)\\1+");

    private Accounts() {}

    static Set<String> read(Object answer) {
        return OwnParts.of(answer)
                .map(part -> withoutOtherWords(part.toLowerCase(Locale.ROOT)))
                .flatMap(part -> ACCOUNT.matcher(part).results().map(MatchResult::group))
                .map(account -> account.replaceAll("[.]+$", ""))
                .filter(account -> !NONE.matcher(account).matches())
                .collect(Collectors.toSet());
    }

    private static String withoutOtherWords(String part) {
        return Stream.of(SHOWN_NAME, LINK, LABEL, MAIL_OF_QQ, SEVERAL_WORDS)
                .reduce(part, (text, words) -> words.matcher(text).replaceAll(" "), (one, other) -> other);
    }
}
