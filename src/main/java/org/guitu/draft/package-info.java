/** What somebody has typed into a form and not sent yet, sealed like the dossier, for nobody else. */
package org.guitu.draft;
