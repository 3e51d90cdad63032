/** The page of the directory. */
package org.guitu.provider.web;
