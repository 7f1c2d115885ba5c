#!/bin/sh
# Prints the fastest Python for .venv: of all that PATH and the usual folders hold, those that are new enough and can make
# an environment each do the same 0.2 s of work. A distribution's own is often a third faster than one built at home, and
# neither its version nor its build flags tell. Says on standard error which it took. Exits 1 when there is none.
set -eu
work='
import os, sys, time
if sys.version_info < (3, 11):
    sys.exit("too old")
import ensurepip, venv
best, end = 9.0, time.process_time() + 0.2
while time.process_time() < end:
    begun, seen = time.process_time(), {}
    for number in range(20_000):
        seen[number % 97] = "%d %s" % (number, seen.get(number % 89, "")[:5])
    best = min(best, time.process_time() - begun)
version = ".".join(map(str, sys.version_info[:3]))
print(f"{best * 1000:.2f} {version} {os.path.realpath(sys.executable)}")
'
found=$(
  printf '%s\n' "$PATH:${USUAL_FOLDERS-/usr/local/bin:/usr/bin}" | tr ':' '\n' | while read -r folder; do
    for name in python3 python3.11 python3.12 python3.13 python3.14; do
      [ -x "$folder/$name" ] && realpath "$folder/$name"
    done
  done | sort -u | while read -r candidate; do
    "$candidate" -I -c "$work" 2>/dev/null || true
  done | sort -k3,3 -u | sort -n
)
if [ -z "$found" ]; then
  echo "Souk needs Python 3.11 or newer with venv, and found none. Say make PYTHON=/path/to/python3.12." >&2
  exit 1
fi
printf '%s\n' "$found" | awk '
  NR == 1 {path = $3; said = $3 " (" $2 ")"; fastest = $1}
  NR == 2 {said = said ", the fastest of those here: " sprintf("%.0f", 100 * ($1 / fastest - 1)) " % ahead of " $3}
  END {print "Python: " said > "/dev/stderr"; print path}'
