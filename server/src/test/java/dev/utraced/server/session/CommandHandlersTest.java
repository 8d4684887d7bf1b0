package dev.utraced.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.command.UnknownCommand;
import dev.utraced.server.extension.Extensions;
import dev.utraced.server.fake.FakeMachine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who handles what can be parsed, on a target that lacks nothing. */
class CommandHandlersTest {
    private final List<Handlers> handlers = new ArrayList<>();

    @Test
    void everyCommandButTheUnknownOneHasAHandler() {
        new FakeServer(new FakeMachine(), new HostOptions(false, false, OnDisconnect.BY_ORIGIN), this::eavesdropping)
                .connect();

        assertThat(records(Command.class).filter(command -> !handlers.get(0).handles(command)))
                .containsExactly(UnknownCommand.class);
    }

    /** All extensions, and one more that handles nothing and remembers where the others put their handlers. */
    private List<Extension> eavesdropping(SessionContext session) {
        List<Extension> all = new ArrayList<>(new Extensions("1.0").extensionsFor(session));
        all.add(handlers::add);
        return all;
    }

    private static Stream<Class<? extends Command>> records(Class<? extends Command> family) {
        return family.isRecord()
                ? Stream.of(family)
                : Arrays.stream(family.getPermittedSubclasses())
                        .flatMap(member -> records(member.asSubclass(Command.class)));
    }
}
