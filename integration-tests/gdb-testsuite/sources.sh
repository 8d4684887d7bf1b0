# Where the sources of the installed gdb come from. Sourced by run.

version_of() {
    dpkg-query -W -f '${source:Version}' "$1"
}

# Prints the folder with the sources of the installed gdb, which are fetched into the cache on first use. The package sources of the
# machine stay as they are: apt reads copies of them that ask for source packages, and keeps its lists in the cache.
fetch_sources() (
    version=$(version_of gdb)
    sources=$cache/sources/$version
    if ! [ -d "$sources" ]; then
        echo "gdb-testsuite: fetching the sources of gdb $version" >&2
        mkdir -p "$cache/sources"
        fetch=$(mktemp -d "$cache/sources/fetch.XXXXXX")
        trap 'rm -rf "$fetch"' EXIT
        mkdir -p "$fetch"/{package-sources,lists/partial,archives/partial}
        for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.{list,sources}; do
            ! [ -f "$file" ] || sed -e 's/^deb /deb-src /' -e 's/^Types:.*/Types: deb-src/' "$file" >"$fetch/package-sources/${file##*/}"
        done
        apt=(apt-get -qq -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$fetch/package-sources"
            -o Dir::State::Lists="$fetch/lists" -o Dir::Cache="$fetch" -o APT::Sandbox::User="$(id -un)")
        # A package source without source packages is not of interest.
        "${apt[@]}" update >&2 || true
        cd "$fetch"
        "${apt[@]}" source "gdb=$version" >&2
        mv gdb-*/ "$sources" 2>/dev/null || [ -d "$sources" ]
    fi
    echo "$sources/gdb/testsuite"
)
