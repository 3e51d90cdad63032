/** What of a document does not get into a dossier: whatever a camera wrote beside a picture, and a PDF that does something by itself. */
package org.guitu.casefile.document.check;
