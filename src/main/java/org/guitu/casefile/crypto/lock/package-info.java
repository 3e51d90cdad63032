/** What keeps the keyset file closed to whoever has nothing but the file: a passphrase, or a key in a key store or a hardware module. */
package org.guitu.casefile.crypto.lock;
