/**
 * Who sees a task, works on it and reads which class of answers: one policy for lists, single commands and changes. It knows tasks and
 * people, not what is in a form.
 */
package org.guitu.engine.access;
