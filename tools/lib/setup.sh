# Shared by the tools: finds Swift, installs what is missing, says what it does.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root" || exit 1

say() { printf '\n\033[1m==> %s\033[0m\n' "$*"; }
note() { printf '    %s\n' "$*"; }
stop() {
    printf '\n%s\n' "$@" >&2
    exit 1
}
[ -t 1 ] && [ -z "${NO_COLOR:-}" ] || say() { printf '\n==> %s\n' "$*"; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else
        stop "This needs an administrator: run once as root:" "    $*"
    fi
}

# Debian packages that are not there yet are installed; the list is kept in $installed for the closing words.
installed=""
need_packages() {
    local missing=() name
    command -v dpkg-query >/dev/null || {
        note "Not a Debian system: please see to it that these are installed: $*"
        return 0
    }
    for name in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
    done
    [ ${#missing[@]} = 0 ] && return 0
    say "Installing ${missing[*]} (Debian packages)"
    as_root apt-get update -qq || stop "apt-get update failed: is the machine connected?"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
        stop "apt-get could not install: ${missing[*]}"
    installed="$installed ${missing[*]}"
}

# Swift 6.2 or newer, or an explanation.
need_swift() {
    local version="" major minor offered
    if command -v swift >/dev/null; then
        version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
    fi
    major=${version%%.*} minor=${version#*.}
    if [ -n "$version" ] && { [ "$major" -gt 6 ] || { [ "$major" = 6 ] && [ "$minor" -ge 2 ]; }; }; then
        note "Swift $version"
        return 0
    fi
    offered=$(apt-cache policy swiftlang 2>/dev/null | sed -n 's/ *Candidate: *\([0-9.]*\).*/\1/p')
    {
        if [ -n "$version" ]; then
            echo "Swift $version is too old: Heelstrike needs Swift 6.2 or newer."
        else
            echo "Swift was not found on the PATH: Heelstrike needs Swift 6.2 or newer."
        fi
        echo "Get it from https://www.swift.org/install/linux (also for arm64), unpack it, and put its usr/bin on the PATH."
        if [ -n "$offered" ] && dpkg --compare-versions "$offered" ge 6.2; then
            echo "This system also offers a package:  sudo apt-get install swiftlang   (version $offered)"
        elif [ -n "$offered" ]; then
            echo "(The package swiftlang of this system is $offered: too old.)"
        fi
        echo "Then run this command again."
    } >&2
    exit 1
}

seconds_since() { echo $(($(date +%s) - $1)); }

# Runs a long step with its output in a log, and says every few seconds how far it is.
watched() {
    local title=$1 log=$2 began pid
    shift 2
    began=$(date +%s)
    mkdir -p "$(dirname "$log")"
    say "$title"
    "$@" >"$log" 2>&1 &
    pid=$!
    while kill -0 "$pid" 2>/dev/null; do
        sleep 2
        [ $(($(seconds_since "$began") % 10)) -lt 2 ] && note "$(seconds_since "$began") s: $(tail -n 1 "$log" | cut -c1-90)"
    done
    if ! wait "$pid"; then
        tail -n 60 "$log" >&2
        stop "$title: failed. The whole output is in ${log#"$root"/}."
    fi
    note "done in $(seconds_since "$began") s"
}
