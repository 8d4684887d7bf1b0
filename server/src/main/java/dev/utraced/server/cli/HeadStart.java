package dev.utraced.server.cli;

import dev.utraced.linux.sys.DataLimit;
import dev.utraced.linux.sys.LinuxKernel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import java.util.Optional;

/**
 * Gets ready, on the first thread, what the loop is going to need there, while another thread reads the command line: the way into native
 * calls, Netty's look at the annotations of handlers. In this order they are wanted. Whoever wants one earlier waits for it, as the JVM has
 * it for classes that are being initialized.
 */
final class HeadStart {
    /** What the limit was before the script that starts utraced made it smaller, and the JVM run on the first thread by that. */
    private static final String DATA_LIMIT = "utraced.dataLimit";

    private HeadStart() {}

    /** Where native calls cannot be had, whoever makes the first one says so. */
    static void run() {
        try {
            LinuxKernel.loadLibraries();
            Optional.ofNullable(System.getProperty(DATA_LIMIT)).ifPresent(DataLimit::set);
        } catch (LinkageError e) {
            return;
        }
        ChannelInitializer.class.isAnnotationPresent(ChannelHandler.Sharable.class);
    }
}
