#!/usr/bin/env bash
# How long intake takes to sort folders of mixed files, and how much memory: header reading, sorting, volumes and tables,
# all as a user runs it. `make bench-intake DATA=folder` calls it; the folder's files are copied until there are enough.
# Prints a table; asserts nothing, since machines differ.
set -euo pipefail
cd "$(dirname "$0")/../../.."
bin=$(realpath "${BIN:-.build/release}")
data=$(realpath "${DATA:-../shared/data}")
[ -d "$data" ] || { echo "There are no files: name a folder with DATA=." >&2; exit 3; }
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# Copies the first so many files, and again under other folders until there are enough.
fill() {
    local count=$1 folder=$2 round=0 made=0
    while [ "$made" -lt "$count" ]; do
        round=$((round + 1))
        while IFS= read -r file; do
            [ "$made" -lt "$count" ] || break
            mkdir -p "$folder/$round/$(dirname "$file")"
            cp "$data/$file" "$folder/$round/$file"
            made=$((made + 1))
        done < <(cd "$data" && find . -type f -size -4M | LC_ALL=C sort)
    done
}

printf '%-8s %10s %12s %14s %16s\n' files size seconds files/s "peak memory"
for count in 250 1000 4000; do
    fill "$count" "$out/$count"
    python3 - "$bin/site-agent" "$out/$count" "$out/site" <<'PY'
import os, resource, statistics, subprocess, sys, time

program, folder, site = sys.argv[1:]
files = [os.path.join(root, name) for root, _, names in os.walk(folder) for name in names]
size = sum(map(os.path.getsize, files)) / 2**20
seconds, peaks = [], []
for _ in range(5):
    begin = time.monotonic()
    child = subprocess.Popen([program, "intake", "scan", folder, "--folder", site, "--format", "json"],
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit("intake failed")
    seconds.append(time.monotonic() - begin)
    peaks.append(usage.ru_maxrss / 1024)
middle = statistics.median(seconds)
print(f"{len(files):<8} {size:>6.0f} MiB {middle:>12.2f} {len(files) / middle:>14.0f} {statistics.median(peaks):>12.0f} MiB")
PY
    rm -rf "${out:?}/$count"
done
