package org.guitu.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.guitu.casefile.CaseNumber;
import org.guitu.casefile.DossierEntry.Answer;
import org.guitu.casefile.OtherCase;
import org.guitu.casefile.PersonIndex;
import org.guitu.casefile.trait.Trait;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever was registered with papers of any kind is found again by them, however the number is written. */
class FoundByPapersTest extends ProcessTest {

    @Autowired
    private PersonIndex index;

    @ParameterizedTest
    @CsvSource({
        "resident-id, 350404900101066, , 350404199001010664",
        "resident-id, ３５０４０４ 19900101 0680, , 350404-19900101-0680",
        "taiwan-permit, 00350404, , 0035040402",
        "hk-macao-permit, h00350404, , H0035040402",
        "passport, c0350404, 越南, C 035 0404",
        "other, 闽临 350404, , 闽临350404"
    })
    void theNumberIsTakenAndFound(String kind, String number, String country, String written) {
        var instance = startByForm(
                "police-" + COUNTY,
                "rescue-case",
                "region=" + COUNTY,
                "sex=female",
                "ageKnown=estimated",
                "estimatedAge=30",
                "ageDisputed=true",
                "documentType=" + kind,
                "idNumber=" + number,
                "documentCountry=" + (country == null ? "null" : country));
        assertThat(index.search(
                                List.of(
                                        new Answer("identity", written, Optional.of(Trait.ID_NUMBER)),
                                        new Answer("identity", kind, Optional.of(Trait.DOCUMENT_TYPE))),
                                Optional.of("female"),
                                Instant.now())
                        .otherCases())
                .extracting(OtherCase::caseNumber)
                .containsExactly(new CaseNumber(instance.getBusinessKey()));
    }
}
