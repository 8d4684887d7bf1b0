package dev.utraced.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.InstanceofCheck;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.utraced.rsp.command.Command;
import dev.utraced.rsp.command.UnknownCommand;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who answers what can be parsed. */
final class PacketHandlersTest {
    private static final String EXTENSIONS = "dev.utraced.server.extension";
    private static final String SESSION = "dev.utraced.server.session.Session";

    private final JavaClasses mainCode = MainCode.classes();

    @Test
    void everyPacketButTheUnknownOneIsAnsweredInOnePlace() {
        List<JavaClass> packets = mainCode.stream()
                .filter(type -> type.isAssignableTo(Command.class) && !type.isInterface())
                .toList();

        assertThat(packets).hasSizeGreaterThan(80);
        assertThat(packets.stream().filter(packet -> handlers(packet) != 1).map(JavaClass::getName))
                .containsExactly(UnknownCommand.class.getName());
    }

    private static long handlers(JavaClass packet) {
        return packet.getInstanceofChecksWithTypeOfSelf().stream()
                .map(InstanceofCheck::getOwner)
                .filter(method -> method.getOwner().getPackageName().equals(EXTENSIONS)
                        || method.getOwner().getName().equals(SESSION))
                .count();
    }
}
