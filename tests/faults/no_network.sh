#!/bin/sh
# Looks for any call for a network in every end-to-end run of the program, and runs them all without a network.
#
#     tests/faults/no_network.sh        (Linux; needs what `make test` installs; about three minutes)
#
# First the positive control: a program that does call out must be seen, or the rest says nothing.
set -eu
cd "$(dirname "$0")/../.."
python=$PWD/.venv/bin/python
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
calls() { grep -hE 'AF_INET|AF_NETLINK|AF_PACKET' "$@" | wc -l; }

# Runs tests, and shows their last line.
tests() {
    result=0
    "$@" -q >"$folder/said" 2>&1 || result=$?
    tail -n 1 "$folder/said"
    return $result
}

traced() {
    trace=$folder/$1
    shift
    strace -f --seccomp-bpf -qq -e trace=network -o "$trace" "$@" >"$trace.said" 2>&1 || true
}

traced control "$python" -c 'import socket; socket.create_connection(("127.0.0.1", 9))'
seen=$(calls "$folder/control")
echo "positive control: $seen calls for a network seen"
[ "$seen" -gt 0 ] || { echo "The tracing sees nothing here."; exit 1; }

export QT_QPA_PLATFORM=offscreen PYTHONPATH="$PWD/app"
journal=$folder/try.tidebook
number=0
for words in "demo $journal --days 400" "--journal $journal add fatigue=6" "--journal $journal show" \
    "--journal $journal summary --to $folder/page.pdf" "--journal $journal export --format csv --to $folder/all.zip" \
    "--journal $journal export --format archive --to $folder/archive.zip" "--journal $journal check" "--journal $journal backup"; do
    number=$((number + 1))
    # shellcheck disable=SC2086  # words
    traced "command$number" "$python" -m tidebook $words
done
found=$(calls "$folder"/command[0-9] || true)
echo "commands: $number runs, $found calls for a network"

if unshare --net true 2>/dev/null; then alone="unshare --net"
elif unshare --map-root-user --net true 2>/dev/null; then alone="unshare --map-root-user --net"
else alone=""; echo "without any network: not run, this system makes no network namespace"; fi
if [ -n "$alone" ]; then
    echo "without any network:"
    # shellcheck disable=SC2086  # words
    tests $alone "$python" -m pytest tests/e2e/test_main_job.py tests/e2e/test_troubles.py
fi
echo "the window, from the first key to the last file:"
tests "$python" -m pytest tests/e2e/test_no_network.py
[ "$found" -eq 0 ]
