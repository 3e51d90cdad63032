package org.guitu.account;

/**
 * Somebody as an identity provider describes her or him.
 *
 * @param issuer which provider
 * @param subject what the provider calls that person for good
 * @param account the login name
 * @param draft what the account is to have
 */
public record ProvidedPerson(String issuer, String subject, String account, AccountDraft draft) {}
