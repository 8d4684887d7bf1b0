package dev.utraced.linux.sys;

import dev.utraced.linux.puppet.Puppet;
import dev.utraced.linux.puppet.PuppetProgram;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Run on a terminal: launches a puppet, and prints who has the terminal meanwhile and afterwards. */
final class TerminalProbe {
    private TerminalProbe() {}

    public static void main(String[] arguments) {
        Loop loop = new Loop();
        LinuxKernel kernel = new LinuxKernel();
        Spawner spawner = new Spawner(loop, ProcFs.system(), Urgency.niceness());
        launch(loop, spawner, (puppet, pid) -> {
            puppet.ask("exit 0");
            loop.runUntil(() -> kernel.poll(pid) instanceof WaitStatus.Exited);
            spawner.ended(pid);
            say("taken back", SpawnLibc.getpgrp(), SpawnLibc.tcgetpgrp(0));
        });
        launch(loop, spawner, (puppet, pid) -> {
            spawner.close();
            say("taken back at the end", SpawnLibc.getpgrp(), SpawnLibc.tcgetpgrp(0));
            puppet.ask("exit 0");
        });
    }

    private static void launch(Loop loop, Spawner spawner, BiConsumer<Puppet, Integer> end) {
        try (Puppet puppet = Puppet.unstarted(PuppetProgram.NATIVE)) {
            spawner.start(
                    new SpawnRequest(puppet.commandLine(), Map.of(), Optional.empty(), true, StandardStreams.shared()),
                    new Releaser());
            loop.runUntil(puppet::hasSpoken);
            int pid = puppet.awaitReady();
            say("given", pid, Integer.parseInt(puppet.ask("foreground")));
            end.accept(puppet, pid);
        }
    }

    private static void say(String what, int expected, int owner) {
        System.out.println(expected == owner ? what : "not " + what + ": " + List.of(expected, owner));
    }

    /** Does not trace at all. */
    private static final class Releaser implements SpawnObserver {
        @Override
        public void blocked(Spawn spawn) {
            spawn.release();
        }

        @Override
        public void failed(String reason) {
            System.out.println(reason);
        }
    }
}
