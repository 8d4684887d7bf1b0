package dev.utraced.linux.sys.bpf;

import dev.utraced.target.ThreadFacts;

/**
 * What a sweep has seen of one thread.
 *
 * @param threadPointer of one that does not run: the FS base of a 64-bit program; 0: unknown
 * @param result of one that is stopped: RAX, in which a system call has left what became of it
 */
public record SweptThread(ThreadFacts facts, long threadPointer, long result) {}
