/** The codec and hex by themselves, under JMH; what a whole packet costs is the benchmark's business. */
package dev.utraced.jmh;
