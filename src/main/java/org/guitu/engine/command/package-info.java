/**
 * What every command of the engine passes: what is closed to people, what would carry variables past a form, and in which words something
 * is refused. It knows no form, no task's rules and no feature.
 */
package org.guitu.engine.command;
