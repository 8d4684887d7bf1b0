package dev.utraced.benchmark.scenario;

import dev.utraced.benchmark.client.DebugSession;
import dev.utraced.benchmark.client.Hex;
import dev.utraced.benchmark.client.Request;
import dev.utraced.benchmark.lab.Inferior;
import dev.utraced.benchmark.lab.ProcessStatus;
import dev.utraced.benchmark.lab.ServerProcess;
import dev.utraced.benchmark.lab.Task;
import dev.utraced.benchmark.lab.Workbench;
import dev.utraced.benchmark.measure.Measure;
import dev.utraced.benchmark.measure.Turn;
import java.io.IOException;

/**
 * How a server's resident memory grows as packets and threads come and go: by how much more there is after each turn than after the
 * first, the warm-up. All turns together are about a million packets and a hundred thousand threads; the worst sample is the growth.
 */
record Growth(String name) implements Scenario {
    private static final Measure GROWTH =
            Measure.mebibytes("server's memory, growth over 1,000,000 packets and 100,000 threads");
    private static final int PACKETS_A_TURN = 145_000;
    private static final int THREADS_A_TURN = 14_500;

    @Override
    public Trial open(Workbench bench) throws IOException {
        ServerProcess server = bench.startServer();
        return new Watch(bench.launch(server, "fill=1"), ProcessStatus.of(server.pid()));
    }

    /** One server under observation. */
    private static final class Watch implements Trial {
        private final Inferior inferior;
        private final ProcessStatus memory;
        private double mebibytesAtFirst;
        private boolean warm;

        Watch(Inferior inferior, ProcessStatus memory) {
            this.inferior = inferior;
            this.memory = memory;
        }

        @Override
        public void run(Turn turn) throws IOException {
            readMemory();
            inferior.perform(Task.THREADS, THREADS_A_TURN);
            inferior.expectCounter(THREADS_A_TURN);
            double mebibytes = memory.residentMebibytes();
            if (warm) {
                turn.amount(GROWTH, mebibytes - mebibytesAtFirst);
            } else {
                warm = true;
                mebibytesAtFirst = mebibytes;
            }
        }

        private void readMemory() {
            DebugSession session = inferior.session();
            Request request = Request.of("m" + Hex.number(inferior.address("bulk")) + ",40");
            for (int i = 0; i < PACKETS_A_TURN; i++) {
                session.query(request);
            }
        }
    }
}
