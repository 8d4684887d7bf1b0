# Installs Debian packages that tests need, where that is possible without a question. Sourced by ./verify and gdb-testsuite/run.

# Whether a package's purpose is served, be it by that package or not.
served() {
    case $1 in
        openjdk-* | default-jdk-headless) command -v javac ;;
        maven) command -v mvn ;;
        binutils) command -v objdump ;;
        procps) command -v ps ;;
        dejagnu) command -v runtest ;;
        dpkg-dev) command -v dpkg-source ;;
        musl-tools) command -v musl-gcc ;;
        libcap2-bin) command -v capsh ;;
        netavark) [ -x /usr/lib/podman/netavark ] ;;
        libc6-dbg) ! command -v dpkg-query || dpkg-query -W libc6-dbg ;;
        gcc-multilib) echo 'int main(void) { return 0; }' | gcc -m32 -x c -o /dev/null - ;;
        *) command -v "$1" ;;
    esac &>/dev/null
}

# install_missing WHO PACKAGE...: WHO is the script that says what it does.
install_missing() {
    local who=$1 missing=() as_root=() package
    shift
    for package in "$@"; do
        served "$package" || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" != 0 ]; then
        as_root=(sudo -n)
        if ! sudo -n true 2>/dev/null; then
            echo "$who: the tests need ${missing[*]}; please install them" >&2
            exit 1
        fi
    fi
    echo "$who: installing ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    "${as_root[@]}" apt-get -qq update
    "${as_root[@]}" apt-get -qq -y install "${missing[@]}" >/dev/null
}
