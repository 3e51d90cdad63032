/** What the deployed models ask of whom. */
package org.guitu.handbook.engine;
