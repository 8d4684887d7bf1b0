/**
 * The inferior of the tests: {@link dev.utraced.linux.puppet.Puppet} and the C program behind it. Other modules' tests have it from
 * this module's test jar. Knows nothing of the code under test.
 */
@NullMarked
package dev.utraced.linux.puppet;

import org.jspecify.annotations.NullMarked;
