package org.guitu.account.batch;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.guitu.office.RefusedException;

/** The text of a file as spreadsheets save it: UTF-8 with or without its mark, UTF-16 with its mark, or GB18030. */
public final class FileText {

    /** In bytes. */
    public static final int LARGEST = 200_000;

    private record Mark(Charset letters, byte... bytes) {

        boolean begins(byte[] file) {
            return file.length >= bytes.length
                    && ByteBuffer.wrap(file, 0, bytes.length).equals(ByteBuffer.wrap(bytes));
        }
    }

    private static final List<Mark> MARKS = List.of(
            new Mark(StandardCharsets.UTF_8, (byte) 0xEF, (byte) 0xBB, (byte) 0xBF),
            new Mark(StandardCharsets.UTF_16LE, (byte) 0xFF, (byte) 0xFE),
            new Mark(StandardCharsets.UTF_16BE, (byte) 0xFE, (byte) 0xFF));

    private FileText() {}

    /** @throws RefusedException with what the file is instead, and what to do */
    public static String of(byte[] file) {
        if (file.length > LARGEST) {
            throw new RefusedException("文件太大，超过200 KB。请分成几份。");
        }
        if (new Mark(null, (byte) 'P', (byte) 'K').begins(file)
                || new Mark(null, (byte) 0xD0, (byte) 0xCF).begins(file)) {
            throw new RefusedException("这是Excel工作簿，不是CSV。请在Excel里用“另存为”，类型选“CSV UTF-8（逗号分隔）”，再上传。");
        }
        for (Mark mark : MARKS) {
            if (mark.begins(file)) {
                int length = mark.bytes().length;
                return decoded(ByteBuffer.wrap(file, length, file.length - length), mark.letters())
                        .orElseThrow(FileText::unreadable);
            }
        }
        return decoded(ByteBuffer.wrap(file), StandardCharsets.UTF_8)
                .or(() -> decoded(ByteBuffer.wrap(file), Charset.forName("GB18030")))
                .filter(text -> text.indexOf('\0') < 0)
                .orElseThrow(FileText::unreadable);
    }

    private static RefusedException unreadable() {
        return new RefusedException("认不出这个文件的文字编码。请另存为“CSV UTF-8（逗号分隔）”再上传。");
    }

    private static Optional<String> decoded(ByteBuffer bytes, Charset letters) {
        try {
            return Optional.of(letters.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException others) {
            return Optional.empty();
        }
    }
}
