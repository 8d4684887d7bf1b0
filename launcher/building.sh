# Finds a JDK and has Maven package utraced. Sourced by "build" and "image", which set root, and log: where Maven's output goes.

say() {
    echo "utraced: $*" >&2
}

die() {
    say "$*"
    exit 1
}

# Runs apt-get as root where that is possible without a question.
install() {
    command -v apt-get >/dev/null || die "needs $*: please install them"
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        die "needs $*: please run 'sudo apt-get install $*'"
    fi
    say "installing $*"
    DEBIAN_FRONTEND=noninteractive $as_root apt-get -qq -y install "$@" >/dev/null 2>&1 && return
    $as_root apt-get -qq update >/dev/null 2>&1 || true
    DEBIAN_FRONTEND=noninteractive $as_root apt-get -qq -y install "$@" >/dev/null || die "could not install $*"
}

# The feature release of a JDK, or nothing.
release_of() {
    [ -x "$1" ] && "$1" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = \([0-9]*\)$/\1/p'
}

is_jdk() {
    release=$(release_of "$1") && [ "${release:-0}" -ge 17 ] && [ -x "${1%/java}/javac" ]
}

# Prints the first of these java programs that is one of a JDK; find_jdk [JAVA]
find_jdk() {
    for candidate in "${1:-}" "$(command -v java)" /usr/lib/jvm/*/bin/java; do
        if [ -n "$candidate" ] && is_jdk "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    return 1
}

# Whether Maven has packaged everything since the sources last changed.
is_packaged() {
    for module in protocol target-linux server; do
        jar=$(ls "$root/$module/target/$module-"*.jar 2>/dev/null | grep -v -e -tests.jar -e -sources.jar | head -n 1)
        [ -n "$jar" ] || return 1
        [ -z "$(find "$root/pom.xml" "$root/$module/pom.xml" "$root/$module/src/main" -newer "$jar" -print -quit)" ] || return 1
    done
    [ -d "$root/server/target/lib" ]
}

# Has everything packaged where it is not; package JAVA
package() {
    is_packaged && return
    command -v mvn >/dev/null || install maven
    say "building, once"
    if ! (cd "$root" && JAVA_HOME=${1%/bin/java} mvn -B -q -pl server -am -Dmaven.test.skip=true package >"$log" 2>&1 </dev/null); then
        cat "$log" >&2
        die "the build failed"
    fi
}
