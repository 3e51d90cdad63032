/**
 * Which cases a person may know of, what a case shows to her or his office, what may be started in it and what comes next. Everything acts
 * in the name of whoever is logged in at the engine.
 */
package org.guitu.mycases.engine;
