/** SM4-GCM and HMAC-SM3 by Bouncy Castle, as keys of a keyset: what the same keys of Tink do, with the algorithms of GB/T 32907 and 32905. */
package org.guitu.casefile.crypto.guomi;
