# shellcheck shell=bash
# Every Python that commdrill says it runs on: on PATH, and in the version folders of pyenv and uv.
: "${work:?is made by .ci/run}"

# The real place of a CPython of 3.11 to 3.14; nothing of any other, nor of one that can make no environment.
ABOUT='
import ensurepip, os, sys, sysconfig, venv
tried = (3, 11) <= sys.version_info[:2] <= (3, 14) and sys.implementation.name == "cpython"
if tried and not sysconfig.get_config_var("Py_GIL_DISABLED"):
    print("%d.%d.%d" % sys.version_info[:3], os.path.realpath(sys._base_executable))
'

every_python() { # one a line, the oldest first, each once whatever it is called
    local candidate
    candidates | sort -u | while read -r candidate; do
        timeout 20 "$candidate" -c "$ABOUT" 2>>"$work/found" || true
    done | sort -u -V | cut -d' ' -f2-
}

candidates() {
    local folder folders
    IFS=: read -ra folders <<<"$PATH"
    folders+=("${PYENV_ROOT:-$HOME/.pyenv}"/versions/*/bin)
    folders+=("${UV_PYTHON_INSTALL_DIR:-${XDG_DATA_HOME:-$HOME/.local/share}/uv/python}"/*/bin)
    for folder in "${folders[@]}"; do
        compgen -G "$folder/python3" || true
        compgen -G "$folder/python3.1[0-9]" || true
    done
}

the_python() { # the one that the whole suite runs on
    local named=${PYTHON:-python3}
    if [ -n "$("$named" -c "$ABOUT" 2>>"$work/found")" ]; then
        echo "$named"
    else
        every_python | head -n 1 | grep . || { say "no Python 3.11 to 3.14 here: name one in PYTHON"; return 1; }
    fi
}

named_python3() { # named_python3 PYTHON: a folder for PATH in which it is called python3
    local place
    place=$(mktemp -d -p "$work")
    printf '#!/bin/sh\nexec "%s" "$@"\n' "$1" >"$place/python3"
    chmod +x "$place/python3"
    echo "$place"
}

version_of() { "$1" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])'; }

real_place_of() { "$1" -c "$ABOUT" | cut -d' ' -f2-; } # as every_python has it
