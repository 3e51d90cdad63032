/**
 * What a second person decided and what that rests on: of each answer that her or his form showed a keyed hash, never the answer. It knows
 * no engine.
 */
package org.guitu.decision;
