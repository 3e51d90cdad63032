/**
 * What forms and models name and what stands in one place each: departments, regions and services. It knows neither cases nor the
 * engine.
 */
package org.guitu.catalogue;
