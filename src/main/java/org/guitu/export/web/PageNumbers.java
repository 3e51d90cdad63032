package org.guitu.export.web;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfWriter;

/** At the foot of each page: which case, and which page. */
final class PageNumbers extends PdfPageEventHelper {

    private final String caseNumber;

    PageNumbers(String caseNumber) {
        this.caseNumber = caseNumber;
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        ColumnText.showTextAligned(
                writer.getDirectContent(),
                Element.ALIGN_CENTER,
                PrintedText.of("%s　第 %d 页".formatted(caseNumber, writer.getPageNumber()), 9),
                (document.left() + document.right()) / 2,
                document.bottom() - 24,
                0);
    }
}
