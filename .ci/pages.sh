# shellcheck shell=bash
# Every page as others judge it: html-validate reads its HTML, axe-core looks at it in Chromium: wide, narrow, enlarged, dark and in print.
: "${work:?is made by .ci/run}" "${venv:?}"

pages_judged() {
    local place=${XDG_CACHE_HOME:-$HOME/.cache}/commdrill-ci/pages
    if [ ! -e "$place/node_modules/axe-core/axe.min.js" ] || [ ! -x "$place/node_modules/.bin/html-validate" ]; then
        mkdir -p "$place"
        npm install --silent --no-fund --no-audit --prefix "$place" html-validate@10.17.0 axe-core@4.14.1
    fi
    "$venv/bin/python" .ci/pages_written.py "$work/pages"
    "$place/node_modules/.bin/html-validate" --preset standard "$work"/pages/*.html
    # each browser looks at one page after the other, and so with one core
    printf '%s\0' "$work"/pages/*.html | timeout 900 xargs -0 -n 4 -P "$(nproc)" \
        "$venv/bin/python" .ci/pages_seen.py "$place/node_modules/axe-core/axe.min.js"
}
