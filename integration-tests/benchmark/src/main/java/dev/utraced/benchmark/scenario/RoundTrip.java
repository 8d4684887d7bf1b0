package dev.utraced.benchmark.scenario;

import dev.utraced.benchmark.client.DebugSession;
import dev.utraced.benchmark.client.Reply;
import dev.utraced.benchmark.client.Request;
import dev.utraced.benchmark.lab.Inferior;
import dev.utraced.benchmark.lab.Workbench;
import dev.utraced.benchmark.measure.Measure;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Small requests to a stopped process, one after the other.
 *
 * @param exchange what to send to a given inferior
 */
record RoundTrip(String name, Function<Inferior, Exchange> exchange) implements Scenario {

    /**
     * The requests that are timed as one operation.
     *
     * @param check whether an answer is right
     * @param proof run after each turn: throws unless the requests had their effect
     */
    record Exchange(List<Request> requests, Predicate<Reply> check, Runnable proof) {
        Exchange(Request request, Predicate<Reply> check) {
            this(List.of(request), check, () -> {});
        }
    }

    @Override
    public Trial open(Workbench bench) throws IOException {
        Measure measure = Measure.micros(name);
        Inferior inferior = bench.launch("fill=1");
        DebugSession session = inferior.session();
        Exchange exchange = this.exchange.apply(inferior);
        Request[] requests = exchange.requests.toArray(Request[]::new);
        return turn -> {
            while (turn.goesOn()) {
                long start = System.nanoTime();
                for (Request request : requests) {
                    if (!exchange.check.test(session.query(request))) {
                        throw new IllegalStateException(request + ": wrong answer");
                    }
                }
                turn.time(measure, System.nanoTime() - start);
            }
            exchange.proof.run();
        };
    }
}
