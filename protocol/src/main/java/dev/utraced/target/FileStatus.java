package dev.utraced.target;

/** {@code struct stat}; {@code mode} holds POSIX type and permission bits, times are seconds since 1970. */
public record FileStatus(
        long device,
        long inode,
        int mode,
        long links,
        int userId,
        int groupId,
        long specialDevice,
        long sizeBytes,
        long blockSizeBytes,
        long blocks,
        long accessTime,
        long modificationTime,
        long changeTime) {}
