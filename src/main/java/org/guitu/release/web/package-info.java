/** The page {@code /models}: where administrators release changes of models, tables and forms. */
package org.guitu.release.web;
