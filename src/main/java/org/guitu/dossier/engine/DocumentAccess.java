package org.guitu.dossier.engine;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import org.guitu.audit.EventKind;
import org.guitu.casefile.AnswerPlace.Origin;
import org.guitu.casefile.DataClass;
import org.guitu.casefile.document.DocumentStore;
import org.guitu.dossier.DossierScope;
import org.guitu.dossier.DossierScope.Writer;
import org.guitu.dossier.DossierView;
import org.guitu.dossier.OpenDocument;
import org.guitu.office.RefusedException;
import org.guitu.office.RefusedException.Why;
import org.springframework.stereotype.Component;

/**
 * Who opens, adds and withdraws the documents of a case: by the same rules as the answers, see {@link DossierAccess}. Every method acts in
 * the name of whoever is logged in at the engine; contents pass by outside of any transaction.
 */
@Component
public class DocumentAccess {

    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_REASON = 1000;

    private final DossierAccess access;
    private final DossierDisplay display;
    private final DocumentStore documents;
    private final InstantSource clock;
    private final DossierAudit audit;

    DocumentAccess(
            DossierAccess access,
            DossierDisplay display,
            DocumentStore documents,
            InstantSource clock,
            DossierAudit audit) {
        this.access = access;
        this.display = display;
        this.documents = documents;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * Opens a document; that it was read is written down before the first byte.
     *
     * @throws RefusedException when there is none of that id for this person
     */
    public OpenDocument open(String taskId, String documentId) {
        var document = access.byTask(taskId, (scope, context) -> {
            var found = display.offered(scope, documentId);
            audit.document(EventKind.DOCUMENT_READ, scope, found);
            return found;
        });
        return new OpenDocument(document, documents.content(document));
    }

    /**
     * Adds a document to the task's case.
     *
     * @param dataClass the id of one of the classes that {@link DossierView#addable} lists
     * @throws RefusedException when the person may not, or title or content are not what they must be
     * @throws IOException when the sender breaks off
     */
    public void add(String taskId, String title, String dataClass, InputStream content) throws IOException {
        var text = DossierAccess.text(title, LONGEST_TITLE, "文件标题");
        var caseNumber = access.byTask(taskId, (scope, context) -> {
            checkAdds(scope, dataClass);
            return scope.caseNumber();
        });
        try (var draft = documents.draft(caseNumber, dataClass, content)) {
            access.byTask(taskId, (scope, context) -> {
                var writer = checkAdds(scope, dataClass);
                var added = documents.add(
                        draft, text, writer.account(), writer.department(), writer.region(), clock.instant());
                audit.document(EventKind.DOCUMENT_ADDED, scope, added);
                return null;
            });
        }
    }

    private static Writer checkAdds(DossierScope scope, String dataClass) {
        var writer = DossierAccess.writer(scope);
        if (DataClass.find(dataClass).isEmpty()
                || !scope.reads(
                        writer.department(), writer.region(), Origin.document(writer.department(), dataClass))) {
            throw new RefusedException("请选择文件的信息类别；只能选本部门可以查阅的类别。");
        }
        return writer;
    }

    /**
     * Marks a document of the person's own office as added by mistake.
     *
     * @throws RefusedException when there is none of that id for this person, it is another office's, or the reason is missing
     */
    public void withdraw(String taskId, String documentId, String reason) {
        var text = DossierAccess.text(reason, LONGEST_REASON, "作废理由");
        access.byTask(taskId, (scope, context) -> {
            var document = display.document(scope, documentId);
            var writer = DossierAccess.writer(scope);
            if (!scope.isOwn(document.department(), document.region())) {
                throw new RefusedException(Why.NOT_ALLOWED, "只有上传文件的部门可以作废。请联系该部门。");
            }
            if (document.withdrawal().isEmpty()) {
                documents.withdraw(
                        document, text, writer.account(), writer.department(), writer.region(), clock.instant());
                audit.document(EventKind.DOCUMENT_WITHDRAWN, scope, document);
            }
            return null;
        });
    }
}
