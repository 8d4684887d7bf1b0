package dev.utraced.rsp.command;

import dev.utraced.rsp.wire.PayloadReader;

/** How the next program is started. */
public sealed interface LaunchCommand extends Command {

    /** {@code QDisableRandomization:1} or {@code :0}. */
    record DisableRandomization(boolean on) implements LaunchCommand {
        static DisableRandomization parse(PayloadReader in) {
            return new DisableRandomization(Flags.parse(in));
        }
    }

    /** {@code QStartupWithShell:1} or {@code :0}. */
    record StartupWithShell(boolean on) implements LaunchCommand {
        static StartupWithShell parse(PayloadReader in) {
            return new StartupWithShell(Flags.parse(in));
        }
    }

    /** {@code QEnvironmentHexEncoded:NAME=VALUE}, all of it in hex. */
    record SetEnvironment(String name, String value) implements LaunchCommand {
        static SetEnvironment parse(PayloadReader in) {
            String text = lastHexText(in);
            int equals = text.indexOf('=');
            if (equals <= 0) {
                throw in.malformed("a name, = and a value before this");
            }
            return new SetEnvironment(text.substring(0, equals), text.substring(equals + 1));
        }
    }

    /** {@code QEnvironmentUnset:NAME} in hex. */
    record UnsetEnvironment(String name) implements LaunchCommand {
        static UnsetEnvironment parse(PayloadReader in) {
            return new UnsetEnvironment(lastHexText(in));
        }
    }

    /** {@code QEnvironmentReset}: back to the server's own. */
    record ResetEnvironment() implements LaunchCommand {
        static ResetEnvironment parse(PayloadReader in) {
            in.expectEnd();
            return new ResetEnvironment();
        }
    }

    /** {@code QSetWorkingDir:[directory]} in hex; @param directory empty: the server's own */
    record SetWorkingDirectory(String directory) implements LaunchCommand {
        static SetWorkingDirectory parse(PayloadReader in) {
            return new SetWorkingDirectory(lastHexText(in));
        }
    }

    /** {@code qExecAndArgs}: which program {@code vRun} would start that names none. */
    record ProgramAndArguments() implements LaunchCommand {
        static ProgramAndArguments parse(PayloadReader in) {
            in.expectEnd();
            return new ProgramAndArguments();
        }
    }

    private static String lastHexText(PayloadReader in) {
        in.expect(':');
        String text = in.hexText();
        in.expectEnd();
        return text;
    }
}
