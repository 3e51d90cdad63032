package org.guitu.upgrade;

import java.util.List;
import org.guitu.gate.difference.Change;
import org.guitu.gate.file.ModelFile;

/**
 * A file that the package has changed and the installation too, so that the installation's is in force.
 *
 * @param file its short name, such as {@code time-limits.dmn}
 * @param installed as it is in force; null when nothing of that name is
 * @param packaged as it will be when it is taken over: of a table, with the rows that are the installation's own
 * @param ofPackage what the package has changed since it was last taken, in words
 * @param changes what taking it over changes of what is in force, in words
 */
public record PackageOffer(
        String file, ModelFile installed, ModelFile packaged, List<Change> ofPackage, List<Change> changes) {}
