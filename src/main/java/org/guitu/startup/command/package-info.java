/** What an operator, or somebody who keeps models, has Guitu do instead of starting a node. Nothing but the main class imports it. */
package org.guitu.startup.command;
