/** The administrators' page of accounts, everybody's page of their own login, and what still has to be done between password and work. */
package org.guitu.account.web;
