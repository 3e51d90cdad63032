/** Looking for a case by a part of its number, its code name or a step. */
package org.guitu.search;
