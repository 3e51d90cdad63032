package org.guitu.casefile.crypto;

import org.slf4j.LoggerFactory;

/**
 * A value of the dossier does not open: it was changed or moved outside Guitu, or its key is missing.
 *
 * <p>The message is for the person who wanted to read it; what an operator needs to know stands in the log.
 */
public final class UnreadableValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableValueException(String place, String why) {
        super("档案中有一项内容打不开，可能被改动过或缺少密钥。请联系系统管理员，由运维人员用 verify-audit 命令核对、从备份找回；先不要重复登记。");
        LoggerFactory.getLogger(UnreadableValueException.class)
                .error("The value at {} does not open: {}", place.replace('\n', ' '), why);
    }
}
