/** What forms are told of other cases of the same person, and what they find out about these. */
package org.guitu.sameperson.engine;
