/**
 * What expressions and decisions of models may reach: their own facts, the names that features offer as
 * {@link org.guitu.engine.expression.NamedFact}, and nothing else. No script and no class runs here.
 */
package org.guitu.engine.expression;
