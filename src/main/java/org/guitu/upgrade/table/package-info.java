/** Decision tables by their rows, and how the rows of a package and those of an installation become one table. */
package org.guitu.upgrade.table;
