package dev.utraced.linux.proc;

/** Which file a mapping is of. */
public record FileIdentity(int deviceMajor, int deviceMinor, long inode) {
    /** Anonymous memory and what the kernel itself maps. */
    public static final FileIdentity NONE = new FileIdentity(0, 0, 0);
}
