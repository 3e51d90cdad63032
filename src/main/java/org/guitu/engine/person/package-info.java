/**
 * The person of a case as the engine's models, tables and forms know her or him: by what is true now, and with the clock that runs to
 * the eighteenth birthday.
 */
package org.guitu.engine.person;
