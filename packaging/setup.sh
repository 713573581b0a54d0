#!/bin/sh
# Makes .venv from requirements.lock and sees to the system libraries that Qt needs.
# Quiet and quick when nothing changed.  --tests: also the programs that the tests drive a desktop with.
set -eu
unset PYTHONDONTWRITEBYTECODE PYTHONHOME PYTHONPATH 2>/dev/null || true
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore PIP_NO_INPUT=1

cd "$(dirname "$0")/.."
venv=.venv
python=$venv/bin/python
done_for=$venv/.made-for
log=.cache/setup.log
packages_known=no

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }
is_root() { [ "$(id -u)" = 0 ]; }

# Runs a command; on failure shows the end of what it printed.
quietly() {
    if ! "$@" >>"$log" 2>&1 </dev/null; then
        tail -n 15 "$log" >&2
        fail "Setting up stopped here. All that was printed is in $PWD/$log"
    fi
}

# --- system packages ----------------------------------------------------------------------------------

exists() { [ -n "$(apt-cache show --no-all-versions "$1" 2>/dev/null | head -c 1)" ]; }

# Debian 13 and Ubuntu 24.04 renamed some libraries: libcups2 became libcups2t64.  One name that apt does not
# know would keep it from installing the others, which often bring the unknown one along.
package_names() {
    for name; do
        if exists "$name"; then printf '%s ' "$name"
        elif exists "${name}t64"; then printf '%s ' "${name}t64"
        elif ! exists libc6; then printf '%s ' "$name"  # apt has no list yet
        fi
    done
}

# need WHAT PACKAGE…: installs the packages as root, else names them in one line and stops.
need() {
    what=$1
    shift
    command -v apt-get >/dev/null || fail "$what missing. Please install what this system calls: $*"
    if ! is_root; then
        say "$what missing. Please run this line, then start again:" >&2
        fail "sudo apt-get install $(package_names "$@" | sed 's/ *$//')"
    fi
    say "Installing $# system packages…"
    if [ $packages_known = no ]; then
        quietly apt-get -qq -o DPkg::Lock::Timeout=300 update
        packages_known=yes
    fi
    # shellcheck disable=SC2046  # one word for each package
    quietly env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends \
        -o DPkg::Lock::Timeout=300 install $(package_names "$@")
}

# libxcb-cursor.so.0 lives in libxcb-cursor0, libX11.so.6 in libx11-6: Debian's rule, and its exceptions.
package_of() {
    case $1 in
        libglib-2.0.so.0 | libgthread-2.0.so.0 | libgobject-2.0.so.0 | libgio-2.0.so.0) say libglib2.0-0 ;;
        libbrotli*) say libbrotli1 ;;
        libz.so.1) say zlib1g ;;
        *) say "$1" | tr '[:upper:]' '[:lower:]' | sed -E 's/([0-9])\.so\./\1-/; s/\.so\.//' ;;
    esac
}

# The packages that the given Qt files need and this system lacks.  Qt's own message names the wrong one.
lacking() {
    ldd "$@" 2>/dev/null | sed -n 's/^[[:space:]]*\([^ ]*\) => not found.*/\1/p' | sort -u |
        while read -r library; do package_of "$library"; done | sort -u | tr '\n' ' '
}

see_to_qt_libraries() {
    [ "$(uname)" = Linux ] && command -v ldd >/dev/null || return 0
    qt=$(echo $venv/lib/python3.*/site-packages/PySide6)
    plugins=$qt/Qt/plugins
    set -- "$qt/QtWidgets.abi3.so" "$qt/QtSvg.abi3.so" "$qt/QtPdf.abi3.so" "$qt/QtPrintSupport.abi3.so" \
        "$plugins/platforms/libqxcb.so"
    if is_root; then
        set -- "$@" "$plugins/platforms/libqwayland.so" "$plugins/printsupport/libcupsprintersupport.so"
    fi
    packages=$(lacking "$@")
    [ -n "$packages" ] || return 0
    # shellcheck disable=SC2086  # one word for each package
    need "Libraries that the window needs are" $packages
    packages=$(lacking "$@")
    [ -z "$packages" ] || fail "These libraries are still missing: $packages"
}

see_to_test_programs() {
    [ "$(uname)" = Linux ] || return 0
    set --
    while read -r path package; do
        # shellcheck disable=SC2086  # the path may hold a *
        case $path in
            /*) ls $path >/dev/null 2>&1 || set -- "$@" "$package" ;;
            *) command -v "$path" >/dev/null || set -- "$@" "$package" ;;
        esac
    done <<'END'
Xvfb xvfb
xauth xauth
xdotool xdotool
wmctrl wmctrl
openbox openbox
xwininfo x11-utils
identify imagemagick
pdftotext poppler-utils
setsid util-linux
strace strace
unshare util-linux
dbus-run-session dbus
/usr/libexec/at-spi-bus-launcher at-spi2-core
/usr/lib/python3/dist-packages/pyatspi python3-pyatspi
/usr/lib/*/girepository-1.0/Atspi-2.0.typelib gir1.2-atspi-2.0
END
    [ $# = 0 ] || need "Programs that the tests need are" "$@"
}

# --- Python -------------------------------------------------------------------------------------------

find_python() {
    for candidate in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if identity=$("$candidate" -c '
import sys
print(sys.version.split()[0], sys.base_prefix)
sys.exit(sys.version_info < (3, 11))' 2>/dev/null); then
            system_python=$candidate
            return
        fi
    done
    fail "Tidebook needs Python 3.11 or newer, and found none (looked for python3 on the PATH)."
}

make_venv() {
    if ! "$system_python" -c 'import ensurepip, venv' 2>/dev/null; then
        need "Python's venv module is" \
            "$("$system_python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    fi
    rm -rf "$venv"
    quietly "$system_python" -m venv "$venv"
}

# Compiling in one go on all cores is quicker than pip's own; some files are templates, not Python.
compile() { "$python" -m compileall -q -j 0 "$@" >/dev/null 2>&1 || true; }

see_to_python() {
    find_python
    place="$identity $PWD"
    wanted=$(cat requirements.lock pyproject.toml packaging/setup.sh | cksum)
    made_at='' made_from=''
    if [ -x $python ] && [ -f $done_for ]; then
        { read -r made_at && read -r made_from; } <$done_for || true
    fi
    if [ "$made_at" = "$place" ] && [ "$made_from" = "$wanted" ]; then return; fi

    mkdir -p .cache
    : >"$log"
    say "Setting up Tidebook (once, about a minute)…"
    # Without the stamp, .venv is half made: from the start then.
    if [ "$made_at" = "$place" ]; then rm -f $done_for; else make_venv; fi
    quietly $python -m pip install -q --no-compile --require-hashes -r requirements.lock
    quietly $python -m pip install -q --no-compile --no-deps --no-build-isolation -e .
    compile $venv/lib
    printf '%s\n%s\n' "$place" "$wanted" >$done_for
}

mkdir -p .cache
# Two at a time would undo each other's work.
if command -v flock >/dev/null; then
    exec 9>.cache/setup.lock
    flock 9
fi
see_to_python
see_to_qt_libraries
compile app
if [ "${1-}" = --tests ]; then see_to_test_programs; fi
