package org.guitu.account.web;

import java.util.List;
import java.util.Set;
import org.guitu.account.DeploymentTokens;
import org.guitu.account.DeploymentTokens.Token;
import org.guitu.audit.Actor;
import org.guitu.audit.AuditEvent;
import org.guitu.audit.AuditTrail;
import org.guitu.audit.EventKind;
import org.guitu.office.RefusedException;
import org.guitu.office.RefusedException.Why;
import org.guitu.office.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An administrator's own tokens to deploy with: made, seen once, and revoked. */
@Component
class OwnTokens {

    private static final int LONGEST_LABEL = 60;

    private final DeploymentTokens tokens;
    private final AuditTrail trail;

    OwnTokens(DeploymentTokens tokens, AuditTrail trail) {
        this.tokens = tokens;
        this.trail = trail;
    }

    boolean mayHave(Actor person) {
        return person.role() != null && Set.of(person.role().split(",")).contains(Role.ADMINISTRATOR.id());
    }

    List<Token> of(Actor person) {
        return mayHave(person) ? tokens.of(person.account()) : List.of();
    }

    /** The token, which nobody sees again. */
    @Transactional
    public String make(String label, int days, Actor person, String address) {
        if (!mayHave(person)) {
            throw new RefusedException(Why.NOT_ALLOWED, "部署令牌只给系统管理员。");
        }
        var use = label.strip();
        if (use.isEmpty() || use.length() > LONGEST_LABEL) {
            throw new RefusedException("请写明令牌用在哪里，不超过60个字。");
        }
        if (days < 1 || days > DeploymentTokens.LONGEST) {
            throw new RefusedException("有效期为1至%d天。".formatted(DeploymentTokens.LONGEST));
        }
        record(person, address, "领取：" + use);
        return tokens.make(person.account(), use, days);
    }

    @Transactional
    public void revoke(long id, Actor person, String address) {
        tokens.revoke(person.account(), id).ifPresent(label -> record(person, address, "作废：" + label));
    }

    private void record(Actor person, String address, String detail) {
        trail.record(AuditEvent.of(EventKind.DEPLOYMENT_TOKEN_CHANGED, person)
                .from(address)
                .saying(detail));
    }
}
