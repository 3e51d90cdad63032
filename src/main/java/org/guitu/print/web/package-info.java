/** The pages that are printed. */
package org.guitu.print.web;
