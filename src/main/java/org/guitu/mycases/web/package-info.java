/** The pages under {@code /my-cases}, and what Tasklist tells after a form was submitted. */
package org.guitu.mycases.web;
