/** The routes of the chooser in Tasklist, and the supervisors' page on which somebody's tasks go to somebody else. */
package org.guitu.assign.web;
