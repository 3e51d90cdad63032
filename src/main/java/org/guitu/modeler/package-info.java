/** What Camunda Modeler is given, so that models are drawn by our conventions: its element templates. */
package org.guitu.modeler;
