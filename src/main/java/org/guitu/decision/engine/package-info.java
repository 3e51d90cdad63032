/**
 * A decision freezes what it rests on: what a second person's form showed is kept with the decision, verified before anything is done because
 * of it, and brought back to her or him when an answer changes. It knows no process by name but the one in which a decision is looked at again.
 */
package org.guitu.decision.engine;
