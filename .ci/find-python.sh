#!/bin/sh
# Prints the Python that the project's environment is made with: CPython 3.11 or newer, one that can
# make environments before one that cannot yet. BASE_PYTHON, when set, names it instead.
# Ends with 2 and one line of what to do when there is none.

# Says "ready PATH" or "bare PATH" (no venv or ensurepip), or fails. The path is that of the Python
# itself, not of an environment it was called from, and names its version where it can.
probe='
import importlib.util, os, sys
if sys.version_info < (3, 11) or sys.implementation.name != "cpython":
    sys.exit(1)
base = getattr(sys, "_base_executable", None) or sys.executable
exact = os.path.join(os.path.dirname(base), "python%d.%d" % sys.version_info[:2])
parts = [importlib.util.find_spec(name) for name in ("venv", "ensurepip")]
print("ready" if all(parts) else "bare", exact if os.path.exists(exact) else base)
'

if [ -n "${BASE_PYTHON:-}" ]; then
    if found=$("$BASE_PYTHON" -I -c "$probe" 2>/dev/null); then
        printf '%s\n' "${found#* }"
        exit 0
    fi
    echo "BASE_PYTHON=$BASE_PYTHON is not a Python 3.11 or newer: give the path of one." >&2
    exit 2
fi

bare=
for candidate in python3.13 python3.12 python3.11 python3.14 python3 python; do
    found=$("$candidate" -I -c "$probe" 2>/dev/null) || continue
    case $found in
        ready\ *)
            printf '%s\n' "${found#ready }"
            exit 0
            ;;
        bare\ *) bare=${bare:-${found#bare }} ;;
    esac
done
if [ -n "$bare" ]; then
    printf '%s\n' "$bare"
    exit 0
fi

echo "There is no Python 3.11 or newer on this machine." >&2
case $(uname -s) in
    Darwin) line='brew install python@3.13' ;;
    *)
        if command -v apt-get >/dev/null 2>&1; then
            line='sudo apt-get install python3 python3-venv'
            # releases whose python3 is older than that have a newer one beside it
            for version in 3.13 3.12 3.11; do
                if apt-cache show "python$version" 2>/dev/null | grep -q '^Package'; then
                    line="sudo apt-get install python$version python$version-venv"
                    break
                fi
            done
        elif command -v dnf >/dev/null 2>&1; then
            line='sudo dnf install python3.13'
        elif command -v apk >/dev/null 2>&1; then
            line='apk add python3'
        elif command -v pacman >/dev/null 2>&1; then
            line='sudo pacman -S python'
        else
            line='get it from https://www.python.org/downloads/'
        fi
        ;;
esac
echo "Install one, then run make again (or name yours: make pdf BASE_PYTHON=/path/to/python3):" >&2
echo "    $line" >&2
exit 2
