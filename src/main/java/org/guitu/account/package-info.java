/**
 * Who may come in and by what: requests for accounts that two administrators make, one-time passwords in two halves, the second factor, tokens to deploy
 * with, and which roles exclude each other.
 */
package org.guitu.account;
