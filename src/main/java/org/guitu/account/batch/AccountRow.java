package org.guitu.account.batch;

import org.guitu.account.AccountDraft;

/**
 * An account that a file asks for.
 *
 * @param line where it begins, from 1
 */
public record AccountRow(int line, String account, AccountDraft draft) {}
