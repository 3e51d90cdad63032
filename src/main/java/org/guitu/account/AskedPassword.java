package org.guitu.account;

import org.guitu.office.RefusedException;

/** Looks at a password that somebody who has come in types once more: as slowly as the login for whoever keeps failing. */
public interface AskedPassword {

    /**
     * @param address where it comes from
     * @throws RefusedException when it came too early and was not looked at
     */
    boolean isRight(String account, String password, String address);
}
