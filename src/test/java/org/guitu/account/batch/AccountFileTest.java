package org.guitu.account.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.guitu.account.AccountDraft;
import org.guitu.office.Directory;
import org.guitu.office.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of accounts as spreadsheets save them, and what is said of each line that cannot be read. */
class AccountFileTest {

    private static final String HEAD = "用户名,姓名,角色,部门,地区,邮箱\n";
    private static final String LINE = "li.hua,李华,经办人,民政,三元区,li.hua@example.org\n";

    private static AccountFile read(String text) {
        return AccountFile.of(text, Directory.packaged());
    }

    private static RowFault only(String text) {
        assertThat(read(text).faults()).hasSize(1);
        assertThat(read(text).rows()).isEmpty();
        return read(text).faults().get(0);
    }

    static Stream<Arguments> files() {
        var text = HEAD + LINE;
        return Stream.of(
                Arguments.of("UTF-8", text.getBytes(StandardCharsets.UTF_8)),
                Arguments.of("with its mark", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)),
                Arguments.of("GB18030", text.getBytes(Charset.forName("GB18030"))),
                Arguments.of(
                        "UTF-16 of Excel", ("\uFEFF" + text.replace(',', '\t')).getBytes(StandardCharsets.UTF_16LE)),
                Arguments.of("semicolons", text.replace(',', ';').getBytes(StandardCharsets.UTF_8)),
                Arguments.of(
                        "Windows",
                        ("sep=;\n" + text.replace(',', ';'))
                                .replace("\n", "\r\n")
                                .getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void whateverTheSpreadsheetWroteIsRead(String name, byte[] file) {
        var read = read(FileText.of(file));
        assertThat(read.faults()).isEmpty();
        assertThat(read.rows()).singleElement().satisfies(row -> {
            assertThat(row.account()).isEqualTo("li.hua");
            assertThat(row.draft())
                    .isEqualTo(new AccountDraft(
                            "李华",
                            "li.hua@example.org",
                            List.of("civil-affairs"),
                            List.of("caseworker"),
                            List.of("350404")));
        });
    }

    @Test
    void aWorkbookAndWhatIsNoTextAreRefusedInWords() {
        assertThatThrownBy(() -> FileText.of(new byte[] {'P', 'K', 3, 4}))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Excel工作簿")
                .hasMessageContaining("另存为");
        assertThatThrownBy(() -> FileText.of(new byte[] {1, 0, (byte) 0xFF, (byte) 0xFF}))
                .hasMessageContaining("文字编码");
        assertThatThrownBy(() -> FileText.of(new byte[FileText.LARGEST + 1])).hasMessageContaining("太大");
    }

    @Test
    void namesAndCodesOfSeveralAreRead() {
        var row = read("account;name;roles;departments;regions\n"
                        + "wang;\"王;\"\"大\"\"\n明\";经办人、supervisor;\"民政;police\";三元区 350405\n")
                .rows();
        assertThat(row).singleElement().satisfies(one -> {
            assertThat(one.draft().name()).isEqualTo("王;\"大\"\n明");
            assertThat(one.draft().departments()).containsExactly("civil-affairs", "police");
            assertThat(one.draft().roles()).containsExactly("caseworker", "supervisor");
            assertThat(one.draft().regions()).containsExactly("350404", "350405");
        });
    }

    @Test
    void whatIsNotThereIsNamedByLineColumnAndValueWithWhatMayHaveBeenMeant() {
        var fault = only(HEAD + "\n" + "li.hua,李华,经办人,民政局,三元区,\n");
        assertThat(fault).isEqualTo(new RowFault(3, "部门", "民政局", "没有这样的部门。", "是否为“民政”？"));
        assertThat(only(HEAD + "li.hua,李华,经办员,民政,三元区,").remedy()).isEqualTo("是否为“经办人”？");
        assertThat(only(HEAD + "li.hua,李华,经办人,民政,火星,").remedy()).isEmpty();
    }

    @Test
    void theSameNameTwiceIsTwoAccountsOfNobody() {
        var faults = read(HEAD + LINE + LINE.replace("li.hua,", "Li.Hua,")).faults();
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(3);
            assertThat(fault.wrong()).contains("与第2行是同一个用户名");
        });
    }

    @Test
    void columnsThatLackOrThatNobodyKnowsAreNamed() {
        assertThat(read("用户名,姓名,角色,部门,邮箱,手机\n" + LINE).faults())
                .extracting(RowFault::column)
                .containsExactly("手机", "地区");
        assertThat(only("用户名,姓名,角色,部门,地区,用户名\n").wrong()).contains("两次");
        assertThat(only("用户名,姓名,角色,部门,地域,地区\n").remedy()).isEqualTo("是否为“地区”？");
        assertThat(only("").wrong()).contains("没有内容");
        assertThat(only(HEAD).wrong()).contains("只有列名");
    }

    @Test
    void aQuoteThatNothingClosesAndACommaTooManyAreNamed() {
        assertThat(only(HEAD + "li.hua,\"李华,经办人\n").line()).isEqualTo(2);
        assertThat(only(HEAD + "li.hua,李华,经办人,民政,三元区,a@b,多的\n").wrong()).contains("7格");
    }

    @Test
    void moreLinesThanCanBeMadeAtOnceAreRefused() {
        var many = new StringBuilder(HEAD);
        IntStream.rangeClosed(0, AccountFile.MOST_ROWS)
                .forEach(at -> many.append(LINE.replace("li.hua,", "li" + at + ",")));
        assertThat(only(many.toString()).wrong()).contains("最多100个");
    }
}
