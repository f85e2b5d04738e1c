#!/bin/sh
# Make the environment with everything that requirements.lock names, and the project itself in it.
# Usage: sh tools/setup.sh FOLDER
set -eu
venv=$1

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# A name may stand for nothing (a shim, a removed version) or for a Python without its parts, so each is tried.
suits='import sys, sqlite3, ssl, venv; raise SystemExit(sys.version_info < (3, 11))'
python=
for candidate in python3.13 python3.12 python3.11 python3 python; do
    if "$candidate" -c "$suits" >/dev/null 2>&1; then
        python=$candidate
        break
    fi
done
[ -n "$python" ] ||
    fail "Нужен Python 3.11 или новее с модулями venv, sqlite3 и ssl: среди python3.13 … python3 такого нет."

echo "Готовлю $venv ($("$python" --version)): в первый раз это около минуты."
# An environment that was made here is brought up to date; one of unknown origin is made anew.
if [ "$(cat "$venv/.ready" 2>/dev/null)" != "$(pwd)" ] || ! "$venv/bin/python" -c "$suits" >/dev/null 2>&1; then
    rm -rf "$venv"
    # Debian keeps ensurepip in a package of its own; the system's pip can serve the new environment instead.
    if "$python" -c 'import ensurepip' >/dev/null 2>&1; then without=; else without=--without-pip; fi
    "$python" -m venv $without "$venv" ||
        fail "Не удалось создать $venv: проверьте место на диске и права на папку."
fi
pip="$venv/bin/python -m pip"
if ! $pip --version >/dev/null 2>&1; then
    pip="$python -m pip --python $venv/bin/python"
    $pip --version >/dev/null 2>&1 || fail "Нужен pip или модуль ensurepip (Debian: пакет python3-venv)."
fi
pip="$pip --disable-pip-version-check --no-input -qq"
$pip install --require-hashes --no-deps -r requirements.lock ||
    fail "Не удалось поставить пакеты из requirements.lock: проверьте связь с сетью и повторите."
# The plain .pth of the `compat` mode costs nothing at start; the finder of the default mode does.
$pip install --no-deps --no-build-isolation --no-index --config-settings editable_mode=compat -e . ||
    fail "Не удалось поставить сам проект из этой папки."
pwd >"$venv/.ready"
