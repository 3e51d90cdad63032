package org.guitu.upgrade;

import java.util.Collection;
import java.util.List;
import org.guitu.audit.Actor;
import org.guitu.gate.file.ModelFile;

/** What the package would change of the models in force, and has not, because the installation has changed the same. */
public interface PackageOffers {

    /** Those that nobody has decided about, by the name of their file. */
    List<PackageOffer> open();

    /**
     * What is to be deployed at once so that these offers are taken over: a process goes with its forms, and a form with the
     * processes that show it. Once that is deployed, the offers are open no more.
     *
     * @param files short names of offers
     */
    List<ModelFile> deployment(Collection<String> files);

    /** The installation keeps its own: nobody is asked again until the package changes that file once more. */
    void keep(String file, Actor by);
}
