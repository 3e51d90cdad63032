package org.guitu.casefile.document;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.guitu.office.RefusedException;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class DocumentQuotaTest {

    private final DocumentQuota quota = new DocumentQuota(3, DataSize.ofMegabytes(10));

    @Test
    void upToTheLimitADocumentIsTaken() {
        assertThatCode(() -> quota.check(3, 4 << 20, 6 << 20)).doesNotThrowAnyException();
    }

    @Test
    void whoExceedsItIsToldWhatToDo() {
        assertThatThrownBy(() -> quota.check(4, 1, 1))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("已有 3 份文件")
                .hasMessageContaining("合并成一个 PDF");
        assertThatThrownBy(() -> quota.check(2, 1, 10 << 20))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("上限 10 MB")
                .hasMessageContaining("压缩");
    }
}
