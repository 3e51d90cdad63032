/** What is looked at when everything is there that will work together after a deployment; the rules stand in packages of their own. */
package org.guitu.gate.whole;
