/**
 * What the tab “档案” beside a form shows and takes: the routes and their JSON. No rule about who may read what stands here, and no SQL.
 */
package org.guitu.dossier;
