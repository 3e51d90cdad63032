package org.guitu.audit;

import java.util.Objects;

/**
 * One thing that happened. It never holds what was read or written, only where: {@code detail} names fields, not their values.
 *
 * @param object what it was done to, in words: a task, a form, an account; may be {@code null}
 * @param objectId its id; may be {@code null}
 * @param address the network address it came from; may be {@code null}
 * @param caseNumber may be {@code null}
 */
public record AuditEvent(
        EventKind kind, Actor actor, String address, String caseNumber, String object, String objectId, String detail) {

    public AuditEvent {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(actor);
    }

    public static AuditEvent of(EventKind kind, Actor actor) {
        return new AuditEvent(kind, actor, null, null, null, null, null);
    }

    public AuditEvent from(String networkAddress) {
        return new AuditEvent(kind, actor, networkAddress, caseNumber, object, objectId, detail);
    }

    public AuditEvent inCase(String number) {
        return new AuditEvent(kind, actor, address, number, object, objectId, detail);
    }

    public AuditEvent about(String what, String id) {
        return new AuditEvent(kind, actor, address, caseNumber, what, id, detail);
    }

    public AuditEvent saying(String text) {
        return new AuditEvent(kind, actor, address, caseNumber, object, objectId, text);
    }
}
