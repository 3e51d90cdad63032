/**
 * Which cases belong together because their people do: a mother and her child, siblings, people found together. Each person has a case of
 * her or his own; here stands what joins them.
 */
package org.guitu.family;
