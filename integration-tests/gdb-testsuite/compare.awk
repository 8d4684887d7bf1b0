# Compares results of the suite. Input: files DIRECTORY/TURN/FOLDER/SCRIPT.sum, where DIRECTORY is the value of judged (utraced) or of
# known (gdbserver; empty where there is no comparison). A test is known by its name, which starts with its script's. It is good in a
# turn where it passes, be it unexpectedly, and does not fail as well. With scripts=1 prints the scripts that differ in turn 1;
# otherwise a table and the names. Exits with 1 where tests pass with gdbserver only.

FNR == 1 {
    server = index(FILENAME, judged "/") == 1 ? "utraced" : "gdbserver"
    depth = split(FILENAME, path, "/")
    turn = path[depth - 2]
    folder = path[depth - 1]
    script = folder "/" path[depth]
    sub(/sum$/, "exp", script)
    turns[server, script]++
    if (turn == 1) {
        folders[folder]
        count[server, folder, "scripts"]++
    }
}

/^[A-Z]+: gdb\./ {
    status = substr($1, 1, length($1) - 1)
    name = substr($0, length($1) + 2)
    sub(/ \(PRMS.*\)$/, "", name) # the number of the bug that made the failure a known one
    sub(/ \(spurious collection\)$/, "", name) # gdb.trace/signal.exp: that a tracepoint has collected more than it should is a pass, too
    script_of[name] = script
    if (status ~ /^(PASS|KPASS|XPASS)$/) {
        passed[server, turn, name]
    } else if (status ~ /^(FAIL|ERROR|UNRESOLVED)$/) {
        failed[server, turn, name]
    }
    if (turn == 1) {
        count[server, folder, status]++
    }
}

function good(server, turn, name) {
    return (server, turn, name) in passed && !((server, turn, name) in failed)
}

function good_turns(server, name,    turn, sum) {
    for (turn = 1; turn <= 4; turn++) {
        sum += good(server, turn, name)
    }
    return sum + 0
}

function classify(name,    script, all, gdbserver, utraced) {
    script = script_of[name]
    if (known == "") {
        if (("utraced", 1, name) in failed) {
            only[name]
        }
    } else if (good("gdbserver", 1, name) && !good("utraced", 1, name)) {
        differing[script]
        all = turns["gdbserver", script]
        gdbserver = good_turns("gdbserver", name)
        utraced = good_turns("utraced", name)
        if (gdbserver == all && utraced == 0) {
            only[name]
            count["only", folder_of(name)]++
        } else {
            racy["gdbserver " gdbserver "/" all ", utraced " utraced "/" turns["utraced", script] ": " name]
        }
    } else if (good("utraced", 1, name) && !good("gdbserver", 1, name)) {
        count["beyond", folder_of(name)]++
    }
}

function folder_of(name) {
    return substr(name, 1, index(name, "/") - 1)
}

function row(folder,    text) {
    text = sprintf("%-12s %7d %7d %5d", folder, count["utraced", folder, "scripts"], count["utraced", folder, "PASS"], \
        count["utraced", folder, "FAIL"])
    if (known != "") {
        text = text sprintf(" %9d %5d %14d %12d", count["gdbserver", folder, "PASS"], count["gdbserver", folder, "FAIL"], \
            count["only", folder], count["beyond", folder])
    }
    return text
}

function heading() {
    printf "%-12s %7s %7s %5s", "", "", "utraced", ""
    print known == "" ? "" : " gdbserver       only gdbserver only utraced"
    printf "%-12s %7s %7s %5s", "", "scripts", "PASS", "FAIL"
    print known == "" ? "" : "      PASS  FAIL         passes       passes"
}

function list(title, names,    name, size) {
    for (name in names) {
        size++
    }
    if (size > 0) {
        print "\n" title " (" size "):"
        fflush()
        for (name in names) {
            print name | "sort"
        }
        close("sort")
    }
    return size + 0
}

END {
    for (name in script_of) {
        classify(name)
    }
    if (scripts) {
        for (script in differing) {
            print script
        }
        exit
    }
    heading()
    fflush()
    for (folder in folders) {
        print row(folder) | "sort"
    }
    close("sort")
    list("Racy", racy)
    exit list(known == "" ? "Fails" : "Passes with gdbserver only", only) > 0
}
