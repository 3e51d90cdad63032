/**
 * What forms and models name and what stands in one place each: departments, regions and services, and the names in models that Java relies on. It knows neither cases nor the
 * engine.
 */
package org.guitu.catalogue;
