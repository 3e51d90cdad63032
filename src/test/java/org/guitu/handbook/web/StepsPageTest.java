package org.guitu.handbook.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.file.Files;
import java.nio.file.Path;
import org.guitu.processes.ProcessTest;
import org.guitu.testing.Pages;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.context.WebApplicationContext;

/** The handbook's page of steps follows each deployment. */
class StepsPageTest extends ProcessTest {

    private String read(MockMvc pages, String account, String path) throws Exception {
        return pages.perform(get(path).session(Pages.login(pages, account)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void whatIsDeployedIsThereAtOnceAndTheOlderVersionIsTold(@Autowired WebApplicationContext context)
            throws Exception {
        var pages = Pages.behindTheLogin(context);
        start("schooling", girlOf(17));
        assertThat(read(pages, "education-350404", "/handbook"))
                .contains("评估就学情况", "内办结", "value=\"education\" selected");
        var model = Files.readString(Path.of("processes/schooling.bpmn"));
        var deployment = repositoryService
                .createDeployment()
                .addString("schooling.bpmn", model.replace("name=\"评估就学情况\"", "name=\"评估就学情况（示例）\""));
        for (var named : model.split("formRef=\"")) {
            var form = Path.of("forms", named.substring(0, named.indexOf('"')) + ".form");
            if (Files.exists(form)) {
                deployment.addString(form.getFileName().toString(), Files.readString(form));
            }
        }
        var id = deployment.deploy().getId();
        try {
            assertThat(read(pages, "auditor", "/handbook?name=就学情况（示例）")).contains("评估就学情况（示例）", "仍有个案按第", "教育");
            assertThat(read(pages, "administrator", "/handbook?name=没有这样的")).contains("没有这样的任务");
        } finally {
            repositoryService.deleteDeployment(id, true, true, true);
        }
    }
}
