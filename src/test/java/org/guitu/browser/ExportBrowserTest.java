package org.guitu.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.guitu.processes.ProcessTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From the task in Tasklist to the file in the person's hands. */
class ExportBrowserTest extends ProcessTest {

    private static final String MINE = "civil-affairs-" + COUNTY;

    @RegisterExtension
    static final InstalledBrowser browser = new InstalledBrowser();

    @LocalServerPort
    private int port;

    @Test
    void whoHandsItOverClaimsDownloadsAndRecords() throws IOException {
        var number = closedCase();
        var export = startByForm("police-" + COUNTY, "person-export", "caseNumber=" + number, "exportRequester=self");
        submitAs(COLLEAGUE, task(export, "approve-export"), "approveExportOutcome=approved");

        var worker = browser.open("http://localhost:" + port, 1500, 950);
        worker.login(MINE);
        worker.search(number);
        worker.card(number, "交付导出件").click();
        worker.button("下载 PDF（供阅读）").click();
        assertThat(worker.page().locator(".guitu-export .guitu-notice")).containsText("请先认领任务");
        worker.button("认领").click();
        worker.page()
                .waitForCondition(
                        () -> MINE.equals(task(export, "hand-over-export").getAssignee()));
        var download =
                worker.page().waitForDownload(() -> worker.button("下载 PDF（供阅读）").click());
        assertThat(download.suggestedFilename()).isEqualTo(number + ".pdf");
        try (var document = Loader.loadPDF(download.createReadStream().readAllBytes())) {
            assertThat(new PDFTextStripper().getText(document)).contains("个人信息查阅复制件", number);
        }
        var json = worker.page()
                .waitForDownload(() -> worker.button("下载 JSON（供转移）").click());
        assertThat(json.suggestedFilename()).isEqualTo(number + ".json");

        worker.tick("handOverExportOutcome", "已交付");
        worker.pick("exportHandedBy", "当面交付并签收");
        worker.tick("receiptSigned", "要求人已签收，签收单已归档");
        worker.tick("copiesDeleted", "本机上下载的文件已删除");
        worker.button("办结").click();
        worker.page()
                .waitForCondition(() -> runtimeService
                                .createProcessInstanceQuery()
                                .processInstanceId(export.getId())
                                .count()
                        == 0);
        assertEnded(export, "handed-over");
    }
}
