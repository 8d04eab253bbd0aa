#!/bin/sh
# system-libraries.sh PYTHON [report] [development]
#
# Sees to it that what pip cannot bring is here: the text libraries that WeasyPrint loads (Pango,
# HarfBuzz, Fontconfig, GLib), and the modules PYTHON makes environments with. Debian and Ubuntu
# leave the latter out of python3. With "development" also the programs that tests call: GNU gettext
# and git.
#
# What is missing is installed by apt-get when this runs as root or sudo asks no password; else the
# one line to run is printed and this ends with 2. With "report" nothing is ever installed.
#
# $sudo and $wanted are lists of words, so they stay unquoted.
# shellcheck disable=SC2086

python=$1
report=
development=
shift
for word; do
    case $word in
        report) report=yes ;;
        development) development=yes ;;
    esac
done

# Loading is the proof: no ldconfig, compiler or package list is asked.
probe='
import importlib.util, sys
try:
    import ctypes
except ImportError:
    ctypes = None
def load(*names):
    for folder in ("", "/opt/homebrew/lib/", "/usr/local/lib/", "/opt/local/lib/"):
        for name in names:
            try:
                return ctypes.CDLL(folder + name)
            except (OSError, AttributeError):
                continue
needs = {
    "pango": ("libpango-1.0.so.0", "libpango-1.0.0.dylib"),
    "pangoft2": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.0.dylib"),
    "gobject": ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib"),
    "harfbuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib"),
    "harfbuzz-subset": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
    "fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib"),
}
found = {name: load(*files) for name, files in needs.items()}
missing = [name for name, library in found.items() if library is None]
if found["harfbuzz"] and not found["harfbuzz"].hb_version_atleast(4, 1, 0):
    sys.exit(3)
if not all(importlib.util.find_spec(name) for name in ("ctypes", "venv", "ensurepip")):
    missing.append("venv")
print(*missing)
'

look() {
    libraries=$("$python" -I -c "$probe") || {
        [ $? != 3 ] || too_old
        exit 2
    }
    tools=
    if [ -n "$development" ]; then
        command -v msgfmt >/dev/null 2>&1 || tools=gettext
        command -v git >/dev/null 2>&1 || tools="$tools${tools:+ }git"
    fi
    missing="$libraries${libraries:+${tools:+ }}$tools"
}

too_old() {
    echo "This system's HarfBuzz is older than 4.1 and cannot make the fonts of a PDF." >&2
    echo "Use a newer system: Debian 12, Ubuntu 24.04, or later." >&2
    exit 2
}

# Prints one line to run, and ends.
tell() {
    echo "Missing on this machine: $missing." >&2
    echo "Run this line, then make again:" >&2
    echo "    $1" >&2
    exit 2
}

# The same on a system with another installer: $1 and its packages, $2 of the libraries. The tools
# are packages of the same name everywhere.
elsewhere() {
    tell "$1${libraries:+ $2}${tools:+ $tools}"
}

# Whether apt's lists have these packages.
known() {
    for package in "$@"; do
        apt-cache show "$package" 2>/dev/null | grep -q '^Package' || return 1
    done
}

# The Debian packages of what is missing; the others come with these.
packages() {
    for name in $missing; do
        case $name in
            pango | gobject) echo libpango-1.0-0 ;;
            pangoft2 | harfbuzz | fontconfig) echo libpangoft2-1.0-0 ;;
            harfbuzz-subset) echo libharfbuzz-subset0 ;;
            gettext | git) echo "$name" ;;
            venv) "$python" -I -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])' ;;
        esac
    done | sort -u
}

# Of what apt-get says, only what goes wrong is shown.
apt_update() {
    $sudo apt-get -qq -o DPkg::Lock::Timeout=300 update </dev/null >/dev/null
}

apt_install() {
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=300 \
        install --no-install-recommends $wanted </dev/null >/dev/null
}

# Finds out the packages, and the line that installs them.
plan() {
    wanted=$(packages | tr '\n' ' ')
    wanted=${wanted% }
    line="apt-get install -y --no-install-recommends $wanted"
    fresh=yes
    known $wanted || {
        fresh=
        line="apt-get update && $line"
    }
    if command -v sudo >/dev/null 2>&1; then
        line="sudo sh -c '$line'"
    elif [ "$(id -u)" != 0 ]; then
        line="su -c '$line'"
    fi
}

with_apt() {
    plan
    [ -z "$report" ] || tell "$line"
    if [ "$(id -u)" = 0 ]; then
        sudo=
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        sudo='sudo -n'
    else
        tell "$line"
    fi
    if [ -z "$fresh" ]; then
        echo "Fetching apt's package lists"
        apt_update # one source that does not answer need not matter: installing decides
        plan
    fi
    known libpango-1.0-0 && ! known libharfbuzz-subset0 && too_old
    echo "Installing system packages with apt-get: $wanted"
    # lists that are out of date name files that are gone: fetch them and try once more
    apt_install || {
        apt_update
        apt_install
    } || tell "$line"
}

look
if [ -z "$missing" ]; then
    [ -z "$report" ] || echo "The system libraries are here, and $python makes environments."
    exit 0
fi

if [ "$missing" = venv ]; then
    case $python in
        /usr/bin/*) ;;
        *)
            echo "$python has no venv or ensurepip module." >&2
            echo "Name another: make pdf BASE_PYTHON=/path/to/python3" >&2
            exit 2
            ;;
    esac
fi

if [ "$(uname -s)" = Darwin ]; then
    elsewhere 'brew install' pango
elif command -v apt-get >/dev/null 2>&1; then
    with_apt
elif command -v dnf >/dev/null 2>&1; then
    elsewhere 'sudo dnf install -y' 'python3 pango harfbuzz fontconfig glib2'
elif command -v apk >/dev/null 2>&1; then
    elsewhere 'apk add' 'python3 py3-pip pango harfbuzz-subset fontconfig glib'
elif command -v pacman >/dev/null 2>&1; then
    elsewhere 'sudo pacman -S --needed' 'python pango harfbuzz fontconfig glib2'
else
    elsewhere install 'Pango (with pangoft2), HarfBuzz (with harfbuzz-subset), Fontconfig, GLib'
fi

# Only apt-get comes back to here: prove that it helped.
look
if [ -n "$missing" ]; then
    echo "Still missing after installing: $missing. $python cannot load it;" >&2
    echo "name another Python: make pdf BASE_PYTHON=/path/to/python3" >&2
    exit 2
fi
