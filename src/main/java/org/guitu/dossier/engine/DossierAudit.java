package org.guitu.dossier.engine;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.guitu.audit.EventKind;
import org.guitu.casefile.DataClass;
import org.guitu.casefile.document.Document;
import org.guitu.dossier.DossierScope;
import org.guitu.engine.audit.EngineAudit;
import org.guitu.engine.model.FormStore.DeployedForm;
import org.springframework.stereotype.Component;

/** Writes into the audit trail what people read and write in a dossier outside of forms, on the occasion that opened it to them. */
@Component
public final class DossierAudit {

    private final EngineAudit audit;

    DossierAudit(EngineAudit audit) {
        this.audit = audit;
    }

    /**
     * {@code labels}: of the answers that the reader gets to see, by class; without any it was the course alone, which tells of health and
     * of courts by the names of its steps.
     */
    void readDossier(DossierScope scope, Map<String, Set<String>> labels) {
        if (scope.claimsFirst()) {
            audit.withheld(scope.caseNumber(), scope.occasion(), scope.occasionId());
        } else if (labels.isEmpty()) {
            record(EventKind.COURSE_READ, scope, null);
        } else {
            var byClass = new TreeMap<String, String>();
            labels.forEach((dataClass, names) -> byClass.put(dataClass, String.join("、", names)));
            record(EventKind.DATA_READ, scope, EngineAudit.detail("档案", byClass));
        }
    }

    /** {@code changed}: the keys of the answers that were corrected. */
    void corrected(DossierScope scope, DeployedForm form, Collection<String> changed) {
        record(EventKind.ANSWER_CORRECTED, scope, EngineAudit.detail(form, changed));
    }

    /** That a document was read, where the event is about the occasion and not about the document. */
    public void documentReadOnOccasion(DossierScope scope, Document document) {
        record(EventKind.DOCUMENT_READ, scope, "第 %d 号文件；%s".formatted(document.number(), words(document)));
    }

    /** {@code kind}: what was done with it. Neither title nor content is written down, nor how long that is. */
    void document(EventKind kind, DossierScope scope, Document document) {
        audit.record(
                kind,
                document.caseNumber().value(),
                "第 %d 号文件".formatted(document.number()),
                document.id().toString(),
                "%s；任务：%s".formatted(words(document), scope.occasion()));
    }

    private static String words(Document document) {
        var dataClass = DataClass.find(document.dataClass()).map(DataClass::zh).orElse(document.dataClass());
        return "%s；%s".formatted(dataClass, document.kind());
    }

    private void record(EventKind kind, DossierScope scope, String detail) {
        audit.record(kind, scope.caseNumber().value(), scope.occasion(), scope.occasionId(), detail);
    }
}
