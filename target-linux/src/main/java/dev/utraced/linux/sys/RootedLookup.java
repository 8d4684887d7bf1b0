package dev.utraced.linux.sys;

/** Opens paths below a root, so that neither {@code ..} nor an absolute symbolic link leads out of it. */
interface RootedLookup {
    /**
     * @param root descriptor of a folder
     * @param flags of open(2)
     * @throws dev.utraced.target.HostFileException with the reason
     */
    int open(int root, String path, int flags, int permissions);
}
