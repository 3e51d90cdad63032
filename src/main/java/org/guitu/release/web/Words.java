package org.guitu.release.web;

import java.util.Locale;
import org.guitu.gate.file.GateWords;
import org.guitu.gate.file.Sentence;
import org.guitu.release.ReleaseRefusedException;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the page says, in the reader's language. */
@Component
class Words {

    private final MessageSource messages;

    Words(MessageSource messages) {
        this.messages = messages;
    }

    String of(String key, Locale language, Object... values) {
        return messages.getMessage(key, values, language);
    }

    String of(Sentence sentence, Locale language) {
        return GateWords.say(sentence, language);
    }

    String of(ReleaseRefusedException refused, Locale language) {
        return messages.getMessage(refused.key(), refused.values(), language);
    }
}
