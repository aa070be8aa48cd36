# shellcheck shell=bash
# The doors that users come in by: README's first command, a wheel, an sdist, the oldest libraries.
: "${work:?is made by .ci/run}"
LIMIT=1800 # seconds for one of them

# What runs on every Python but the one that has run the whole suite: the rooms that compute, those that read
# what servers send, and what the project says of itself.
SMOKE=(tests/{compile,coverage,documents,engine,journal,judge,lint,record,reports,testing,timetable,wording})
SMOKE+=(tests/drivers/{http,mail,status})
SMOKE+=(tests/project/test_{package,readme,shipped,start,dependencies}.py)

doors() {
    export XDG_STATE_HOME=$work/state # what the suite leaves open beside it is no business of theirs
    local pythons one
    mapfile -t pythons < <(every_python)
    say "Pythons: ${pythons[*]}"
    step "an sdist, and a wheel out of it" build_both
    for one in "${pythons[@]}"; do
        step "README's first command on $(version_of "$one") ($one)" readme_on "$one"
    done
    step "the lowest versions on $(version_of "${pythons[0]}")" lowest_versions_on "${pythons[0]}"
    step "a wheel in an empty folder on $(version_of "${pythons[-1]}")" wheel_on "${pythons[-1]}"
    mapfile -t pythons < <(others_than "$(real_place_of "$python")" "${pythons[@]}")
    for one in "${pythons[@]}"; do
        step "tests of the sdist on $(version_of "$one") ($one)" sdist_on "$one"
    done
}

others_than() { # others_than PLACE PYTHON…: one a line; where there is no other, PLACE itself
    local place=$1
    shift
    printf '%s\n' "$@" | grep -vxF "$place" || echo "$place"
}

fresh_copy() { # fresh_copy FOLDER: all that is tracked, as it stands
    local state
    state=$(git stash create)
    mkdir "$1"
    git archive "${state:-HEAD}" | tar x -C "$1"
}

readme_on() { # word for word, with nothing else installed
    local place
    place=$(mktemp -d -p "$work")/commdrill
    fresh_copy "$place"
    cd "$place" || return
    PATH=$(named_python3 "$1"):$PATH timeout "$LIMIT" bash -euo pipefail -c "$(readme_command)" | tee run.log
    all_passed run.log
}

readme_command() {
    sed -n 's/^ *\(python3 -m venv .*commdrill run\)$/\1/p' README.md | grep .
}

all_passed() { # all_passed LOG: of as many drills as the project has
    local drills
    drills=$(find drills -maxdepth 1 -name '*.yaml' | wc -l)
    grep -x "$drills drills, $drills passed" "$1"
}

lowest_versions_on() {
    local place
    place=$(mktemp -d -p "$work")/commdrill
    fresh_copy "$place"
    cd "$place" || return
    uv venv --quiet --python "$1" .venv
    uv pip install --quiet --python .venv --resolution lowest-direct '.[sandbox]'
    timeout "$LIMIT" .venv/bin/commdrill run | tee run.log
    all_passed run.log
}

build_both() {
    fresh_copy "$work/source"
    uv build --quiet --python "$python" --out-dir "$work/dist" "$work/source"
    mkdir "$work/sdist"
    tar xzf "$work"/dist/commdrill-*.tar.gz -C "$work/sdist" --strip-components 1
}

wheel_on() { # by pip, in a folder with a space in its name
    local place="$work/an empty folder" wheel
    wheel=$(echo "$work"/dist/commdrill-*.whl)
    mkdir "$place"
    cd "$place" || return
    "$1" -m venv .venv
    .venv/bin/pip install "${wheel}[sandbox]"
    for words in init lint run; do timeout "$LIMIT" .venv/bin/commdrill $words; done
}

sdist_on() {
    local there
    there=$(mktemp -d -p "$work")
    uv venv --quiet --python "$1" "$there"
    cd "$work/sdist" || return
    uv pip install --quiet --python "$there" '.[test]'
    timeout "$LIMIT" "$there/bin/python" -m pytest -q -n 2 -p no:cacheprovider "${SMOKE[@]}"
}
