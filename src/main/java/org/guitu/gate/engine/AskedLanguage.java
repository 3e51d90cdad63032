package org.guitu.gate.engine;

import java.util.Locale;
import org.guitu.gate.file.GateWords;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** In which language whoever deploys wants to be told: English by {@code Accept-Language}, or else Chinese; the log is in English. */
public final class AskedLanguage {

    private AskedLanguage() {}

    public static Locale ofRequest() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked)) {
            return Locale.ENGLISH;
        }
        return asked.getRequest().getHeader("Accept-Language") != null
                        && Locale.ENGLISH
                                .getLanguage()
                                .equals(asked.getRequest().getLocale().getLanguage())
                ? Locale.ENGLISH
                : Locale.CHINESE;
    }

    /** What is said in the language of the request. */
    static String say(String english, String chinese) {
        return GateWords.isEnglish(ofRequest()) ? english : chinese;
    }
}
