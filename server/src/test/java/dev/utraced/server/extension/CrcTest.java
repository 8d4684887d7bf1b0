package dev.utraced.server.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class CrcTest {
    /** The check value that catalogues give for CRC-32/MPEG-2, which this is. */
    @Test
    void theChecksumIsTheOneThatClientsCompute() {
        Crc crc = new Crc();
        crc.add("1234".getBytes(StandardCharsets.US_ASCII), 4);
        crc.add("56789".getBytes(StandardCharsets.US_ASCII), 5);
        assertThat(crc.value()).isEqualTo(0x0376e6e7);
    }
}
