/**
 * What a dossier shows of a case, and in what capacity somebody looks into it. No rule about who may read what stands here, and no SQL.
 */
package org.guitu.dossier;
