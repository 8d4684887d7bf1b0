package dev.utraced.target;

/** One action of a resume packet and the threads it is meant for. */
public record ResumeRequest(ThreadSelector threads, ResumeAction action) {}
