package org.guitu.account.batch;

/**
 * What is wrong with a file of accounts.
 *
 * @param line in the file, from 1; 0 for the whole file
 * @param column its name in the file; empty for the whole line
 * @param value what stands there
 * @param wrong in words
 * @param remedy what to do about it; empty for nothing that could be said
 */
public record RowFault(int line, String column, String value, String wrong, String remedy) {}
