#!/bin/sh
# Work out requirements.lock anew from pyproject.toml, on the oldest Python that is supported.
# Usage: sh tools/lock.sh FOLDER
set -eu
venv=$1

"$venv/bin/python" -c 'import sys; raise SystemExit(sys.version_info[:2] != (3, 11))' ||
    { echo "Список пакетов составляется на Python 3.11: на нём видны все зависимости." >&2; exit 1; }
"$venv/bin/python" -m venv build/lock
# Only the public index counts, not what this machine's settings add to it.
export PIP_CONFIG_FILE=/dev/null
unset PIP_FIND_LINKS PIP_CONSTRAINT PIP_EXTRA_INDEX_URL 2>/dev/null || true
build/lock/bin/python -m pip install -q --disable-pip-version-check "pip-tools>=7.6"
new=build/requirements.lock
{
    echo "# What \`make setup\` installs: everything the desk and its tests need, each file known by its hash."
    echo "# Made by \`make lock\` from pyproject.toml; holds for Python 3.11 and later."
} >"$new"
build/lock/bin/pip-compile -q --extra dev --generate-hashes --allow-unsafe --strip-extras \
    --no-header --output-file - pyproject.toml >>"$new"
mv "$new" requirements.lock
