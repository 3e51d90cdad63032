/** Deploys the packaged models at a start, as the engine's last step of being built. */
package org.guitu.upgrade.engine;
