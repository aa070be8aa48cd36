# shellcheck shell=bash
# Steps that are remembered when they fail.
: "${work:?is made by .ci/run}"

say() { printf '\n== %s\n' "$*" >&2; }

step() { # step NAME COMMAND…: run it; all that it said is shown where it failed
    local began=$SECONDS code=0 log
    log=$(mktemp -p "$work")
    set +e
    (set -e; "${@:2}") >"$log" 2>&1
    code=$?
    set -e
    note "$1" "$code" "$((SECONDS - began))" "$log"
}

note() { # note NAME CODE SECONDS LOG
    if [ "$2" = 0 ]; then
        say "$1: ok, $3 s"
    else
        echo "$1" >>"$work/failed"
        { say "$1: FAILED ($2), $3 s"; cat "$4"; } >&2
    fi
}

tell_failures() {
    [ ! -e "$work/failed" ] || say "FAILED: $(paste -sd, "$work/failed" | sed 's/,/, /g')"
}

none_failed() { [ ! -e "$work/failed" ]; }
