/** Whether a process may start or go on: asked by models, by forms, and once more whenever a process starts. */
package org.guitu.consent.engine;
