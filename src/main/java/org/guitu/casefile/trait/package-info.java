/**
 * By what a person is found again: how people write names, numbers of documents and phones, how each becomes what is compared, and
 * when two records are alike. Knows no case and no database.
 */
package org.guitu.casefile.trait;
