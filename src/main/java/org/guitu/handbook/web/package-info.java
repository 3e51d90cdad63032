/** The page of the steps as they are deployed. */
package org.guitu.handbook.web;
