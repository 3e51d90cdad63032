/**
 * The directory of those who help besides the departments: hospitals, shelters, lawyers, schools, organisations, advisers, volunteers,
 * interpreters. Each entry has a file in the dossier, and its departments keep it by the process {@code keep-provider}.
 */
package org.guitu.provider;
