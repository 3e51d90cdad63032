package org.guitu.family.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.ClosedCases;
import org.guitu.casefile.Dossier;
import org.guitu.engine.form.AfterSubmission;
import org.guitu.family.Relation;
import org.guitu.form.FormRefusal;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes and ends the links that a model orders ({@link FamilyModel}), as soon as the form that led there is recorded, in its transaction. */
@Component
@Order(20)
final class OrderedLinks implements AfterSubmission {

    private static final String NUMBER = "linkCase";
    private static final String RELATION = "linkRelation";

    private final Dossier dossier;
    private final ClosedCases closedCases;
    private final FamilyLinking linking;

    OrderedLinks(Dossier dossier, ClosedCases closedCases, FamilyLinking linking) {
        this.dossier = dossier;
        this.closedCases = closedCases;
        this.linking = linking;
    }

    @Override
    public void carryOut() {
        LinkOrders.ofCommand().take().forEach(this::carryOut);
    }

    private void carryOut(LinkOrders.Order order) {
        var answers = dossier.latest(order.caseNumber(), List.of(NUMBER, RELATION), List.of(order.instance()));
        var other = CaseNumber.find((String) answers.get(NUMBER)).orElseThrow();
        if (closedCases.deidentifiedAt(other).isPresent()) {
            throw new FormRefusal("个案 %s 保存期已满，已去标识化，不能再关联或解除。请选“查不清”".formatted(other));
        }
        var author = Context.getCommandContext().getAuthenticatedUserId();
        if (order.made()) {
            var relation = Relation.find(answers.get(RELATION)).orElseThrow();
            linking.link(order.caseNumber(), other, relation, author, order.occasion(), order.instance());
        } else {
            linking.unlink(order.caseNumber(), other, author, order.occasion(), order.instance());
        }
    }
}
