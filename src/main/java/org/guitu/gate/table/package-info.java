/** Decision tables tried over everything that they can be asked: gaps, rows that are never reached, codes that there are not. */
package org.guitu.gate.table;
