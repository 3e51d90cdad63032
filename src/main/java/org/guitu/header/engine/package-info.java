/**
 * The header above a task: which lines a department needs there, by the table {@code case-header.dmn}, and what the dossier and the person
 * say now. Nothing is changed.
 */
package org.guitu.header.engine;
