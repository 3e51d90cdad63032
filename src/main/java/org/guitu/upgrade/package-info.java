/** What becomes of the models that come with the program when an installation has models of its own. */
package org.guitu.upgrade;
