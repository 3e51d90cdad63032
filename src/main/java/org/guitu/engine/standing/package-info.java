/**
 * What an office has to do with a case: whether it works on it, and what becomes of it when somebody acts in a case that the own office does
 * not work on.
 */
package org.guitu.engine.standing;
