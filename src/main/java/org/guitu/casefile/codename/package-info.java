/** Finding cases by a part of their code name. */
package org.guitu.casefile.codename;
