# Runs scripts of the suite and keeps their results. Sourced by run, which sets sources, board, jobs, lacking, scripts, cache, results.

# The scripts that folders, scripts and patterns stand for, one a line.
expand_scripts() (
    cd "$sources"
    for word in "$@"; do
        [ -d "$word" ] && word=$word/*.exp
        compgen -G "$word" || true
    done
)

# judge SERVER KEPT SCRIPT...: runs the scripts with that server; KEPT/gdb.base/break.sum and .log are what came of gdb.base/break.exp.
judge() {
    local server=$1 kept=$2
    shift 2
    build=$(mktemp -d "$results/build.XXXXXX")
    trap 'end_left_behind "$build"; rm -rf "$build"' EXIT
    trap 'exit 1' INT TERM
    echo "gdb-testsuite: $# scripts with ${server##*/}, board $board" >&2
    (
        cd "$build"
        mkdir home
        export HOME=$build/home TERM=dumb LC_ALL=C DEBUGINFOD_URLS=
        "$sources/configure"
        make site.exp
        settings >>site.exp
        make -k -j "$jobs" "${@/#/check/}" INTERNAL_GDBFLAGS='-nw -nx -q -iex "set height 0" -iex "set width 0"' \
            RUNTESTFLAGS="--target_board=$(board_name) GDB=$(command -v gdb) GDBSERVER=$server" || true
    ) >"$build/make.log" 2>&1 </dev/null
    end_left_behind "$build"
    if ! [ -d "$build/outputs" ]; then
        cat "$build/make.log" >&2
        exit 1
    fi
    keep "$build" "$kept"
    rm -rf "$build"
    trap - EXIT INT TERM
}

# What is said to the suite of this machine, in its language.
settings() {
    if [ "$lacking" ]; then
        echo "set board_info($(board_name),gdb,no_hardware_watchpoints) 1"
        echo 'set GDBFLAGS {-iex "set can-use-hw-watchpoints 0"}'
    fi
}

board_name() {
    case $board in
        extended) echo native-extended-gdbserver ;;
        remote) echo native-gdbserver ;;
        stdio) echo native-stdio-gdbserver ;;
    esac
}

keep() {
    local build=$1 kept=$2 outputs
    for outputs in "$build"/outputs/*/*/; do
        outputs=${outputs#"$build/outputs/"}
        outputs=${outputs%/}
        [ -f "$build/outputs/$outputs/gdb.sum" ] || continue
        mkdir -p "$kept/${outputs%/*}"
        mv "$build/outputs/$outputs/gdb.log" "$kept/$outputs.log"
        mv "$build/outputs/$outputs/gdb.sum" "$kept/$outputs.sum"
    done
}

# Ends the servers and programs that scripts have left running: whatever has been started in this folder.
end_left_behind() {
    local directory
    for directory in /proc/[0-9]*/cwd; do
        case $(readlink "$directory" 2>/dev/null) in
            "$1" | "$1"/*) kill -KILL "$(cut -d / -f 3 <<<"$directory")" 2>/dev/null || true ;;
        esac
    done
}

# Runs with gdbserver the scripts that have no results yet.
judge_unknown() {
    local kept=$1 script unknown=()
    shift
    for script in "$@"; do
        [ -f "$kept/${script%.exp}.sum" ] || unknown+=("$script")
    done
    ((${#unknown[@]} == 0)) || judge "$(command -v gdbserver)" "$kept" "${unknown[@]}"
}

forget() {
    local known=$1 script
    shift
    for script in "$@"; do
        rm -f "$known"/[1-4]/"${script%.exp}".{sum,log}
    done
}

# report JUDGED KNOWN: prints what came of it all.
report() {
    compare "$1" "$2" 0 && status=0 || status=$?
    printf '\nMinutes, the times of all scripts added up: utraced %s' "$(minutes "$1")"
    [ -z "$2" ] || printf ', gdbserver %s' "$(minutes "$2")"
    echo
    return $status
}

# compare JUDGED KNOWN SCRIPTS
compare() {
    local script sums=()
    for script in "${scripts[@]}"; do
        sums+=($(compgen -G "$1/[1-4]/${script%.exp}.sum" || true))
        [ -z "$2" ] || sums+=($(compgen -G "$2/[1-4]/${script%.exp}.sum" || true))
    done
    awk -v judged="$1" -v known="$2" -v scripts="$3" -f "$here/compare.awk" "${sums[@]}"
}

minutes() {
    local script logs=()
    for script in "${scripts[@]}"; do
        [ ! -f "$1/1/${script%.exp}.log" ] || logs+=("$1/1/${script%.exp}.log")
    done
    echo $((($(instants 'runtest completed at ' "${logs[@]}") - $(instants 'Test run by .* on ' "${logs[@]}") + 30) / 60))
}

# instants BEFORE LOG...: the sum of the times of day that stand after BEFORE, in seconds.
instants() {
    local before=$1
    shift
    sed -n "s/^$before//p" "$@" | date -f - +%s | awk '{ sum += $1 } END { printf "%.0f", sum }'
}
