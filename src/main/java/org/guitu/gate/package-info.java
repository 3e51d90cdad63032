/**
 * What may be deployed: the gate's checks of processes, decisions and forms, each fault by element and with its remedy. Only text in and
 * problems out: nothing is run and nothing is stored.
 */
package org.guitu.gate;
