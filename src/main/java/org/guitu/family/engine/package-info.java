/**
 * What people are told of the linked cases of a family: which they are to everybody who works on one of them, how they stand only to those
 * who may see them. How a form, or an event of a model, links cases or ends a link.
 */
package org.guitu.family.engine;
