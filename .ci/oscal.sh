# shellcheck shell=bash
# OSCAL as others read it: by compliance-trestle, in an environment of its own, whose pins are no business of ours.
: "${work:?is made by .ci/run}" "${venv:?}"

oscal_read_back() {
    local there=$work/trestle
    uv venv --quiet --python "$(every_python | head -n 1)" "$there"
    uv pip install --quiet --python "$there" --group oscal
    "$venv/bin/python" .ci/oscal_written.py "$work/oscal"
    timeout 300 "$there/bin/python" .ci/oscal_read.py "$work"/oscal/*.json
}
