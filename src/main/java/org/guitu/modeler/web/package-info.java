/** Where administrators fetch what Camunda Modeler is given. */
package org.guitu.modeler.web;
