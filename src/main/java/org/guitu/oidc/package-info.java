/**
 * Login by the installation's identity provider (OpenID Connect): what it says of somebody, made into an account; sessions that end with
 * what it ends; and the way out, there and here.
 */
package org.guitu.oidc;
