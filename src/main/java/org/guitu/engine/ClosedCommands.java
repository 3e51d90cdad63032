package org.guitu.engine;

import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cmd.ActivateJobCmd;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.AddGroupIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AddUserIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.CreateAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteGroupIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SuspendJobCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Commands that would let a person pass a task's form by, put free text into the engine's tables, or move a task into another queue
 * (and let that queue read it): refused to everybody who is logged in.
 */
final class ClosedCommands extends CommandInterceptor {

    private static final Set<Class<?>> CLOSED = Set.of(
            ActivateJobCmd.class,
            AddCommentCmd.class,
            AddGroupIdentityLinkCmd.class,
            AddUserIdentityLinkCmd.class,
            CreateAttachmentCmd.class,
            DelegateTaskCmd.class,
            DeleteGroupIdentityLinkCmd.class,
            DeleteUserIdentityLinkCmd.class,
            HandleTaskBpmnErrorCmd.class,
            HandleTaskEscalationCmd.class,
            ResolveTaskCmd.class,
            // Of a job that belongs to no process the engine asks for no right.
            SuspendJobCmd.class);

    @Override
    public <T> T execute(Command<T> command) {
        if (CLOSED.contains(command.getClass()) && isSomebodyLoggedIn()) {
            throw new AuthorizationException("归途不开放这项操作，请通过任务的表单办理。");
        }
        return next.execute(command);
    }

    private static boolean isSomebodyLoggedIn() {
        Authentication authentication = Context.getCommandContext().getAuthentication();
        return authentication != null && authentication.getUserId() != null;
    }
}
