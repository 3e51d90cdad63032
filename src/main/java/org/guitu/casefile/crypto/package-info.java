/**
 * The keys and all cryptography of the dossier. It knows texts and places, not what they mean, and nothing else of Guitu; nobody else
 * encrypts, decrypts or makes a keyed hash.
 */
package org.guitu.casefile.crypto;
