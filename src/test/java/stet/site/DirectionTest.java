package stet.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectionTest {
    @ParameterizedTest
    @CsvSource({
        "en, ltr",
        "tr, ltr",
        "ar, rtl",
        "ar-EG, rtl",
        "he, rtl",
        "fa, rtl",
        "az, ltr",
        "az-Arab, rtl",
        "ar-Latn, ltr",
        "nonsense-, ltr"
    })
    void aLanguageIsWrittenItsOwnWay(String lang, String direction) {
        assertEquals(direction, Direction.of(lang));
    }
}
