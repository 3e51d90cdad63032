package org.guitu.export.web;

import com.ibm.icu.text.BreakIterator;
import com.lowagie.text.SplitCharacter;
import com.lowagie.text.pdf.PdfChunk;

/** Where a line may end in a script that has no blanks between its words, such as Thai. For one chunk. */
final class WordEnds implements SplitCharacter {

    private final BreakIterator ends = BreakIterator.getLineInstance();
    private char[] letters;

    @Override
    public boolean isSplitCharacter(int start, int current, int end, char[] text, PdfChunk[] chunks) {
        if (letters != text) {
            letters = text;
            ends.setText(new String(text));
        }
        return ends.isBoundary(current + 1);
    }
}
