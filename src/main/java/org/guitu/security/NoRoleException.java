package org.guitu.security;

import org.springframework.security.core.AuthenticationException;

/** The password is right, but the account has no role (any more): it is closed. */
final class NoRoleException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    NoRoleException() {
        super("The account has no role.");
    }
}
