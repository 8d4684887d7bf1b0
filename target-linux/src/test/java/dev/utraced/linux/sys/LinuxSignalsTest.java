package dev.utraced.linux.sys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.target.Signal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinuxSignalsTest {
    @ParameterizedTest
    @CsvSource({
        "0,0", "1,1", "7,10", "10,30", "12,31", "17,20", "18,19", "19,17", "20,18", "23,16", "29,23", "30,32", "31,12",
        "32,77", "33,45", "34,46", "63,75", "64,78", "16,143"
    })
    void gdbHasItsOwnNumbers(int linux, int gdb) {
        assertThat(LinuxSignals.toGdb(linux)).isEqualTo(new Signal(gdb));
    }

    @Test
    void everySignalThatGdbKnowsComesBack() {
        assertThat(IntStream.rangeClosed(0, LinuxSignals.MAX).filter(number -> number != 16))
                .allSatisfy(number -> assertThat(LinuxSignals.toLinux(LinuxSignals.toGdb(number)))
                        .hasValue(number));
    }

    @Test
    void whatLinuxDoesNotHaveCannotBeSent() {
        assertThat(LinuxSignals.toLinux(Signal.UNKNOWN)).isEmpty();
        assertThat(LinuxSignals.toLinux(new Signal(7))).as("EMT").isEmpty();
        assertThat(LinuxSignals.toLinux(new Signal(76))).as("CANCEL").isEmpty();
        assertThat(LinuxSignals.toGdb(65)).isEqualTo(Signal.UNKNOWN);
    }
}
