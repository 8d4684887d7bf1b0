package dev.utraced.it.docker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** What the tests of a class work with: images, made once a test run, and containers, which end with the class. */
final class Containers implements BeforeAllCallback, AfterAllCallback {
    private final Deque<RunningContainer> running = new ArrayDeque<>();
    private Optional<Images> images = Optional.empty();

    @Override
    public void beforeAll(ExtensionContext context) {
        Store store = context.getRoot().getStore(Namespace.create(Containers.class));
        // The images go with the test run.
        store.computeIfAbsent(PodmanService.class, key -> new PodmanService());
        images = Optional.of(store.computeIfAbsent(Images.class, key -> new Images(), Images.class));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        while (!running.isEmpty()) {
            running.pop().close();
        }
    }

    Images images() {
        return images.orElseThrow();
    }

    /** A program that waits for ever, in a container as it is described. */
    RunningContainer app(ContainerSettings settings) {
        return keep(RunningContainer.start(settings, Optional.empty(), "ready\\n"));
    }

    /** A server in a container as it is described, once it listens. */
    RunningContainer server(ContainerSettings settings, Optional<RunningContainer> shared) {
        return keep(RunningContainer.start(settings, shared, "Listening on port \\d+\\n"));
    }

    private RunningContainer keep(RunningContainer container) {
        running.push(container);
        return container;
    }
}
