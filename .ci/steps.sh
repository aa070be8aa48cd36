# shellcheck shell=bash
# Steps that are remembered when they fail, in a lane of their own where they need not wait for each other.
: "${work:?is made by .ci/run}"
lane=

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

beside() { # beside COMMAND…: in a lane of its own, which ends with this script
    set -m
    "$@" &
    lane=$!
    set +m
}

wait_for_lane() { wait "$lane" || echo "the lane beside" >>"$work/failed"; }

clean_up() {
    [ -z "$lane" ] || kill -- "-$lane" 2>"$work/ended" || true
    rm -rf "$work"
}

tell_failures() {
    [ ! -e "$work/failed" ] || say "FAILED: $(paste -sd, "$work/failed" | sed 's/,/, /g')"
}

none_failed() { [ ! -e "$work/failed" ]; }
