package org.guitu.repair;

import java.util.Arrays;
import java.util.Optional;

/** Why a case is to be repaired; chosen, so that nothing personal is written. Stored by name. */
public enum RepairReason {
    CANNOT_WAIT("受助人有危险或有法定期限，不能再等"),
    DONE_OTHERWISE("这件事已经另行办结"),
    WRONG_FACT("流程数据填错了"),
    MODEL_MISTAKE("流程本身有错，等不到改好");

    private final String zh;

    RepairReason(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }

    public static Optional<RepairReason> find(String name) {
        return Arrays.stream(values())
                .filter(reason -> reason.name().equals(name))
                .findFirst();
    }
}
