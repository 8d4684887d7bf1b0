/**
 * The container image, the compose files and the Kubernetes manifests of the folder {@code docker}: built and run as they are.
 *
 * <p>Read {@link dev.utraced.it.docker.Containers} first. podman stands in for docker and for a cluster; nothing is pulled.
 */
@NullMarked
package dev.utraced.it.docker;

import org.jspecify.annotations.NullMarked;
