/** What values a fact can have, out of everything that will work together: forms, lists, tables, constants of models. */
package org.guitu.gate.fact;
