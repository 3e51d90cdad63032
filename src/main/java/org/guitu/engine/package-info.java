/**
 * What all rooms of the engine share: how one of them changes the engine before it is built, its clock, its refusals, and which process
 * instances belong together. No rule of any
 * feature stands here, and nothing outside of packages called {@code engine} knows Camunda.
 */
package org.guitu.engine;
