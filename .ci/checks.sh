# shellcheck shell=bash
# The README's test command for all tests, and then what reads the code.
: "${work:?is made by .ci/run}" "${venv:?}"

run_tests() {
    say "the whole suite on $(version_of "$python")"
    readme_tests || echo tests >>"$work/failed"
    step "no test skipped" none_skipped
}

readme_tests() { # the README's, with our environment in place of its .venv, and without leaving out the dear ones
    local command
    command=$(sed -n 's/^ *\(python3 -m venv .*-m pytest.*\)$/\1/p' README.md | grep .)
    command=$(sed -e "s#^python3#$python#" -e "s#\.venv#$venv#g" -e 's# -m "not [^"]*"$##' <<<"$command")
    echo "$command" >&2
    PYTEST_ADDOPTS="--junit-xml=$work/junit.xml" timeout 3600 bash -c "$command" | tee "$work/tests.log"
}

none_skipped() {
    "$venv/bin/python" - "$work/junit.xml" <<'PYTHON'
import sys
from xml.etree import ElementTree

skipped = [
    f"{case.get('classname')}::{case.get('name')}: {case.find('skipped').get('message')}"
    for case in ElementTree.parse(sys.argv[1]).iter("testcase")
    if case.find("skipped") is not None
]
sys.exit("skipped:\n" + "\n".join(skipped) if skipped else 0)
PYTHON
}

run_checks() ( # a shell of its own: nobody else finds our environment on PATH
    PATH=$venv/bin:$PATH
    step types mypy
    step style ruff check
    step format ruff format --check
    step layers lint-imports
    step security bandit --quiet --recursive --configfile pyproject.toml src
    step workflows zizmor --quiet --offline .github
    step shell shellcheck --external-sources .ci/run .ci/lock .ci/audit
)

closing_line() {
    grep -E '^=+ .* in [0-9.]+s.* =+$' "$work/tests.log" | tail -n 1
}
