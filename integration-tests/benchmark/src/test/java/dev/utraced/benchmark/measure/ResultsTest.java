package dev.utraced.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ResultsTest {
    private final Results results = new Results();

    @Test
    void ofTimesTheWorstAreTheLongest() {
        assertThat(oneToHundred(Measure.micros("a step")).worstOfHundred()).isGreaterThan(98);
    }

    @Test
    void ofRatesTheWorstAreTheLowest() {
        assertThat(oneToHundred(Measure.rate("a transfer")).worstOfHundred()).isLessThan(3);
    }

    @Test
    void theMedianIsInTheMiddleInWhateverOrderSamplesCome() {
        Measure measure = Measure.millis("an attach");
        results.add(measure, "server", 30);
        results.add(measure, "server", 10);
        results.add(measure, "server", 20);

        assertThat(results.of(measure, "server").orElseThrow().median()).isEqualTo(20);
    }

    @Test
    void aRatioAboveOneIsBetterThanTheReferenceInEveryUnit() {
        assertThat(Unit.MICROSECONDS.ratio(100, 50)).isEqualTo(2);
        assertThat(Unit.MEBIBYTES_PER_SECOND.ratio(100, 200)).isEqualTo(2);
    }

    private Samples oneToHundred(Measure measure) {
        IntStream.rangeClosed(1, 100).forEach(value -> results.add(measure, "server", value));
        return results.of(measure, "server").orElseThrow();
    }
}
