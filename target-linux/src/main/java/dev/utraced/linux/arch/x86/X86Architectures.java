package dev.utraced.linux.arch.x86;

/** Placeholder: gives the {@code Architecture} of a process by its word size. */
public final class X86Architectures {}
