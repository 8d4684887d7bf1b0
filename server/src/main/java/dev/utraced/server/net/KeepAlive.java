package dev.utraced.server.net;

import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps an idle connection alive in the eyes of whatever lies on its way, and notices when nobody is at the other end any more.
 *
 * @param seconds after which an idle connection is tried; when {@link #MOST_MISSED} tries in a row are not answered it counts as lost
 * @see <a href="https://man7.org/linux/man-pages/man7/tcp.7.html">tcp(7)</a>
 */
public record KeepAlive(int seconds) {
    private static final int MOST_MISSED = 6;

    /** Without the native library the kernel's own times hold. */
    Map<ChannelOption<?>, Object> options() {
        Map<ChannelOption<?>, Object> options = new HashMap<>();
        options.put(ChannelOption.TCP_NODELAY, true);
        options.put(ChannelOption.SO_KEEPALIVE, true);
        if (Epoll.isAvailable()) {
            options.put(EpollChannelOption.TCP_KEEPIDLE, seconds);
            options.put(EpollChannelOption.TCP_KEEPINTVL, seconds);
            options.put(EpollChannelOption.TCP_KEEPCNT, MOST_MISSED);
            options.put(EpollChannelOption.TCP_USER_TIMEOUT, (int)
                    Math.min(Integer.MAX_VALUE, seconds * 1000L * (MOST_MISSED + 1)));
        }
        return options;
    }
}
