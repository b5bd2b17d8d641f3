#!/usr/bin/env bash
# Locks the dependencies anew and writes the two exports that the set-up installs from:  bash .ci/lock.sh [UV LOCK OPTION]...
set -euo pipefail
cd "$(dirname "$0")/.."
export UV_NO_CONFIG=1
uv=.venv/bin/uv

# Header: the checksum of the lock the export was made from, so that a test can tell a stale one.
export_to() {
  local file=$1
  shift
  {
    printf '# From uv.lock by .ci/lock.sh: do not edit.\n# uv.lock sha256: %s\n' "$(.venv/bin/python -c \
      'import hashlib, pathlib; print(hashlib.sha256(pathlib.Path("uv.lock").read_bytes()).hexdigest())')"
    "$uv" export --quiet --frozen --no-header --no-annotate --no-emit-project --format requirements-txt "$@"
  } >"$file.new"
  mv "$file.new" "$file"
}

"$uv" lock "$@"
export_to .ci/uv.txt --only-group setup
export_to .ci/requirements.txt --group dev --all-extras
