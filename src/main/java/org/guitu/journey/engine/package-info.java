/**
 * What the journey of a case needs besides its model: how a case ends, the next one of the same person, and who is told of a change.
 * What happens, and in which order, stands in the models.
 */
package org.guitu.journey.engine;
