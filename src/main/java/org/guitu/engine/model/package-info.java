/**
 * What is done to a model when the engine reads it, by each feature as a {@link org.guitu.engine.model.ModelFeature}, and what is asked of
 * deployed models afterwards. The features themselves are not known here.
 */
package org.guitu.engine.model;
