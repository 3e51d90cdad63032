/**
 * The routes of the tab “档案” and their JSON. No rule about who may read what stands here, and no SQL.
 */
package org.guitu.dossier.web;
