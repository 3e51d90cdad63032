/**
 * What happens when somebody opens or submits a form: what it shows again, whether it is accepted, and what goes into the engine and what
 * into the dossier. Features take part through {@link org.guitu.engine.form.FormFeature} and {@link org.guitu.engine.form.AfterSubmission}; none is named here.
 */
package org.guitu.engine.form;
