/** What Tasklist's form-js makes of a form: whether it shows and asks for the same as the server checks. */
package org.guitu.gate.formjs;
