#!/bin/sh
# Creates .venv exactly from requirements.lock, with the project's own uv, and installs missing system libraries.
set -eu
cd "$(dirname "$0")/.."
export UV_SYSTEM_CERTS=1 UV_NO_CONFIG=1 PIP_DISABLE_PIP_VERSION_CHECK=1

fail() { echo "error: $*" >&2; exit 1; }

fits() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null; }

find_python() {
    for candidate in "${PYTHON:-}" python3 python3.13 python3.12 python3.14 python3.11 python; do
        if [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1 && fits "$candidate"; then
            "$candidate" -c 'import sys; print(sys.executable)'
            return
        fi
    done
    found=$(python3 -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || echo "no python3")
    fail "found ${found}, need Python 3.11-3.14"
}

can_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

updated=no
# Since Debian 13 and Ubuntu 24.04, the names of some packages end in t64.
install_packages() {
    if [ "$updated" = no ]; then
        apt-get update -qq
        updated=yes
    fi
    names=""
    for name in "$@"; do
        if apt-cache show "${name}t64" >/dev/null 2>&1; then name="${name}t64"; fi
        names="$names $name"
    done
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $names >/dev/null
}

make_uv() {
    wanted=$(sed -n 's/^uv==\([0-9.]*\).*/\1/p' setup/uv.txt)
    if [ -x .uv/bin/uv ] && [ "$(.uv/bin/uv --version | cut -d' ' -f2)" = "$wanted" ]; then return; fi
    rm -rf .uv
    if ! "$python" -m venv .uv >/dev/null 2>&1; then
        rm -rf .uv
        package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        can_install || fail "this Python cannot create virtual environments; install: sudo apt-get install $package"
        install_packages "$package"
        "$python" -m venv .uv >/dev/null || fail "$python cannot create virtual environments"
    fi
    .uv/bin/python -m pip install --quiet --require-hashes -r setup/uv.txt
}

make_environment() {
    stamp="$("$python" -c 'import hashlib, sys; print(sys.version, hashlib.sha256(open("requirements.lock", "rb").read()).hexdigest())')"
    if [ -x .venv/bin/python ] && [ -f .venv/stamp ] && [ "$(cat .venv/stamp)" = "$stamp" ]; then return; fi
    rm -rf .venv
    .uv/bin/uv venv --quiet --python "$python" .venv
    .uv/bin/uv pip sync --quiet --python .venv/bin/python --require-hashes requirements.lock
    echo "$stamp" >.venv/stamp
}

ensure_libraries() {
    missing=$(.venv/bin/python playground/preflight.py)
    if [ -z "$missing" ]; then return; fi
    # shellcheck disable=SC2086
    if can_install; then
        install_packages $missing
        missing=$(.venv/bin/python playground/preflight.py)
        [ -z "$missing" ] || fail "these packages did not provide their libraries: $missing"
    else
        fail "system libraries are missing; install them with: sudo apt-get install" $missing
    fi
}

python=$(find_python)
make_uv
make_environment
ensure_libraries
