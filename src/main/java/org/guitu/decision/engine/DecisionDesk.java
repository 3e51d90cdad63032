package org.guitu.decision.engine;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.guitu.casefile.CaseNumber;
import org.guitu.decision.Decision;
import org.guitu.decision.DecisionStore;
import org.guitu.decision.Ground;
import org.guitu.engine.form.FormFeature;
import org.guitu.engine.model.FormStore;
import org.guitu.form.FormRefusal;
import org.guitu.office.AuthorName;
import org.springframework.stereotype.Component;

/**
 * Keeps a decision with what it rests on, in the transaction of its form. What the form showed when it was opened must be what is recorded
 * when it is submitted: a second person decides on nothing that she or he has not seen.
 */
@Component
final class DecisionDesk implements FormFeature {

    private static final String NOT_SEEN = "您打开表单以后，“%s”有了更正，这次提交没有生效。请重新打开这项任务，看过现在的内容再决定。";

    private final DecisionStore decisions;
    private final DecisionGrounds grounds;
    private final FormStore forms;

    DecisionDesk(DecisionStore decisions, DecisionGrounds grounds, FormStore forms) {
        this.decisions = decisions;
        this.grounds = grounds;
        this.forms = forms;
    }

    /** The task is done. */
    void keep(TaskEntity task) {
        var context = Context.getCommandContext();
        forms.of(task, context).ifPresent(form -> {
            var instance = task.getProcessInstance();
            decisions.keep(new Decision(
                    0,
                    new CaseNumber(instance.getBusinessKey()),
                    instance.getId(),
                    instance.getRootProcessInstanceId(),
                    task.getTaskDefinitionKey(),
                    task.getName(),
                    task.getId(),
                    Optional.ofNullable(task.getAssignee()).orElse(AuthorName.SYSTEM),
                    false,
                    Set.of(),
                    grounds.decided(task, form.form())));
            DecisionMemory.ofCommand().decided(task.getId());
        });
    }

    /** These decisions of the task's instance have to be made anew. */
    void askedAnew(TaskEntity task, Collection<String> which) {
        decisions.supersede(task.getProcessInstanceId(), which, false);
    }

    @Override
    public Enquiry enquiry(Occasion occasion) {
        return occasion.task()
                .filter(DecisionDesk::isDecision)
                .<Enquiry>map(task -> new Seen(task, occasion))
                .orElse(Map::of);
    }

    private static boolean isDecision(TaskEntity task) {
        return task.getProcessDefinition() != null
                && task.getProcessDefinition().getProperty(DecisionModel.DECISIONS) instanceof Map<?, ?> known
                && known.containsKey(task.getTaskDefinitionKey());
    }

    private final class Seen implements Enquiry {

        private final TaskEntity task;
        private final Occasion occasion;

        private Seen(TaskEntity task, Occasion occasion) {
            this.task = task;
            this.occasion = occasion;
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of();
        }

        @Override
        public void opened() {
            decisions.shown(
                    task.getId(),
                    occasion.person().getUserId(),
                    grounds.shown(task, occasion.form()).stream()
                            .collect(Collectors.toMap(Ground::field, Ground::mark)));
        }

        @Override
        public void settle(CaseNumber caseNumber, Map<String, Object> answers) {
            decisions.shown(task.getId(), occasion.person().getUserId()).ifPresent(seen -> {
                var others = grounds.others(task, occasion.form(), seen).stream()
                        .map(Ground::label)
                        .collect(Collectors.joining("”、“"));
                if (!others.isEmpty()) {
                    throw new FormRefusal(NOT_SEEN.formatted(others));
                }
            });
        }
    }
}
