/** A file of accounts: its letters, its lines, what each line means, and what is wrong with it by line and column. */
package org.guitu.account.batch;
