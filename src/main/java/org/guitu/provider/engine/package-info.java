/** What the process {@code keep-provider} does to the directory, who may change an entry, and who is told of a county without a hospital. */
package org.guitu.provider.engine;
