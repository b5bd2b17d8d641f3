#!/usr/bin/env bash
# Makes .venv in this clone with what the named dependency groups need:  bash .ci/setup.sh [GROUP]...
# Does nothing, in well under a second, when .venv already has them. Written for bash 3.2, the one macOS ships.
set -euo pipefail
cd "$(dirname "$0")/.."

root=$(pwd -P)
venv=$root/.venv
stamp=$venv/.installed
export PYTHONNOUSERSITE=1

say() { printf 'set-up: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# Line one: what .venv was made from. Line two: the groups it has.
key=$({ cat pyproject.toml uv.lock .ci/uv.txt .ci/requirements.txt; printf '%s\n' "$root"; } | cksum)
has_key="" has_groups=""
if [ -f "$stamp" ] && [ -x "$venv/bin/python" ]; then
  { read -r has_key; read -r has_groups; } <"$stamp" || true
fi

# "build" is what the project itself is installed with; groups asked for earlier stay.
groups=$(printf '%s\n' build $has_groups "$@" | sort -u | tr '\n' ' ' | sed 's/ $//')

is_up_to_date() { [ "$has_key" = "$key" ] && [ "$has_groups" = "$groups" ]; }

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
has_ensurepip() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

# The first Python that is new enough and can make an environment with pip; else the first that is new enough.
find_python() {
  local name first=""
  for name in ${PYTHON:-} python3.14 python3.13 python3.12 python3.11 python3; do
    is_new_enough "$name" || continue
    if has_ensurepip "$name"; then printf '%s\n' "$name"; return; fi
    [ -n "$first" ] || first=$name
  done
  printf '%s\n' "$first"
}

# Debian and Ubuntu keep ensurepip in a package of its own.
install_ensurepip() {
  local package
  package=$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
  command -v apt-get >/dev/null || fail "$1 has no ensurepip: install a complete Python, for example from python.org, and run this again"
  [ "$(id -u)" = 0 ] || fail "$1 cannot make environments yet; run: sudo apt-get install -y $package"
  say "installing $package"
  apt-get update -qq >&2 && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y "$package" >/dev/null \
    || fail "apt-get could not install $package"
  has_ensurepip "$1" || fail "$1 still has no ensurepip after installing $package; set PYTHON to another Python"
}

# An environment is kept only if it runs, is new enough, has pip and was made at this place.
is_usable() {
  is_new_enough "$venv/bin/python" && "$venv/bin/python" -m pip --version >/dev/null 2>&1 \
    && grep -qF "$venv" "$venv/bin/pip"
}

make_venv() {
  is_usable && return
  local python
  python=$(find_python)
  [ -n "$python" ] || fail "no Python 3.11 or newer found; install one, or name it: make PYTHON=/path/to/python3.11 ..."
  has_ensurepip "$python" || install_ensurepip "$python"
  say "making .venv with $("$python" --version 2>&1)"
  rm -rf "$venv"
  "$python" -m venv "$venv"
}

# Progress is for people; a log gets the faults only.
quiet=--quiet
if [ -t 2 ]; then quiet=; fi

pip() { "$venv/bin/python" -m pip --disable-pip-version-check --no-input --no-cache-dir $quiet "$@"; }

has_uv() {
  [ -z "${PARLANCE_NO_UV:-}" ] || return 1
  pip install --require-hashes --only-binary :all: -r .ci/uv.txt && "$venv/bin/uv" --version >/dev/null
}

# Reads only uv.lock: no settings, cache or Python from outside the clone.
with_uv() {
  local group options=()
  for group in $groups; do options+=(--group "$group"); done
  has_uv && UV_NO_CONFIG=1 UV_PYTHON_DOWNLOADS=never UV_CACHE_DIR="$venv/.cache/uv" UV_PROJECT_ENVIRONMENT="$venv" \
    "$venv/bin/uv" sync $quiet --frozen --no-default-groups --no-install-project --all-extras --python "$venv/bin/python" "${options[@]}"
}

# The same versions and hashes, all groups at once.
with_pip() {
  pip install --require-hashes --only-binary :all: -r .ci/requirements.txt || fail "neither uv nor pip could install the dependencies"
}

is_up_to_date && exit
make_venv
rm -f "$stamp"
say "installing dependencies into .venv ($groups)"
if ! with_uv; then
  say "uv cannot be used here; installing with pip"
  with_pip
fi
pip install --no-deps --no-build-isolation --editable . || fail "the project itself could not be installed"
printf '%s\n%s\n' "$key" "$groups" >"$stamp"
say "done"
