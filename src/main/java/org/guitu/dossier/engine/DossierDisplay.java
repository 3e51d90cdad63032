package org.guitu.dossier.engine;

import java.util.Optional;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.guitu.casefile.Timeline;
import org.guitu.casefile.document.Document;
import org.guitu.casefile.document.DocumentStore;
import org.guitu.dossier.DossierScope;
import org.guitu.dossier.DossierView;
import org.guitu.engine.model.FormStore;
import org.guitu.office.Directory;
import org.guitu.office.RefusedException;
import org.guitu.office.RefusedException.Why;
import org.springframework.stereotype.Component;

/** What a dossier shows to whoever looks in, as far as the scope opens it. To be called within a command of the engine. */
@Component
public final class DossierDisplay {

    private final Timeline timeline;
    private final DocumentStore documents;
    private final Directory directory;
    private final FormStore forms;
    private final DossierAudit audit;

    DossierDisplay(
            Timeline timeline, DocumentStore documents, Directory directory, FormStore forms, DossierAudit audit) {
        this.timeline = timeline;
        this.documents = documents;
        this.directory = directory;
        this.forms = forms;
        this.audit = audit;
    }

    /** The course and, as far as the scope reads it, the content; what was shown is an event of the audit trail. */
    public DossierView read(DossierScope scope, CommandContext context) {
        var reader = reader(scope, context);
        var view = reader.read(timeline, documents);
        audit.readDossier(scope, reader.labels());
        return view;
    }

    /** The same for what is done with it, which is an event of its own. */
    DossierView lookUp(DossierScope scope, CommandContext context) {
        return reader(scope, context).read(timeline, documents);
    }

    private DossierReader reader(DossierScope scope, CommandContext context) {
        return new DossierReader(scope, directory, forms, context);
    }

    /** How a step was recorded, without what was answered; empty when the case has none of that number. */
    Optional<Timeline.Step> recorded(DossierScope scope, long number) {
        return timeline.of(scope.caseNumber(), (any, origin) -> false).stream()
                .filter(step -> step.number() == number)
                .findFirst();
    }

    /**
     * A document that the scope reads, withdrawn or not.
     *
     * @throws RefusedException when there is none of that id
     */
    Document document(DossierScope scope, String documentId) {
        return documents
                .of(
                        scope.caseNumber(),
                        document -> document.id().toString().equals(documentId)
                                && scope.reads(document.department(), document.region(), document.origin()))
                .stream()
                .filter(document -> document.title().isPresent())
                .findFirst()
                .orElseThrow(DossierDisplay::noDocument);
    }

    /**
     * A document that the scope reads and that was not withdrawn.
     *
     * @throws RefusedException when there is none of that id
     */
    public Document offered(DossierScope scope, String documentId) {
        var found = document(scope, documentId);
        if (found.withdrawal().isPresent()) {
            throw noDocument();
        }
        return found;
    }

    /** Said of every document that somebody does not get, whatever the reason. */
    public static RefusedException noDocument() {
        return new RefusedException(Why.NOT_THERE, "没有这个文件，或者不在您的查阅范围，或者已经作废。请刷新档案。");
    }
}
