package dev.utraced.linux.sys;

/** Hears how a launch goes on. Called on the loop. */
public interface SpawnObserver {
    /**
     * The process is there and waits before its exec. It has its own process group, its folder and its streams already. Seize it now,
     * then let it go on by {@link Spawn#release}, or end it by {@link Spawn#abandon}.
     */
    void blocked(Spawn spawn);

    /**
     * The program could not be started; nothing is left of it. This can come after {@link #blocked}: a process that was seized then
     * polls as exited, or as no child.
     *
     * @param reason for people
     */
    void failed(String reason);
}
