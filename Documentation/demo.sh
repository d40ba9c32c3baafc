#!/usr/bin/env bash
# The whole job on one machine, step by step as the README's quick start has it: a consortium, hospitals as separate
# processes, rounds over mutual TLS on 127.0.0.1, a report, and an auditor's verdict. `make demo` calls it.
#
#   DATA=folder   real images: a folder with manifest.csv (patient, lesion, image, mask, outcome, site)
#   OUT=folder    where everything goes; demo (demo-data with DATA) unless told. Made anew each time.
#   SITES=n       deal the same patients to fewer hospitals (leave it out for four)
#   BIN=folder    where the programs are
set -euo pipefail

bin=$(realpath "${BIN:-.build/release}")
data=${DATA:-}
out=${OUT:-demo${data:+-data}}
marker=.made-by-intramural-demo
begun=$SECONDS

say() { printf '\n== %s (%s s)\n' "$*" $((SECONDS - begun)); }
fail() { printf 'Error: %s\n' "$*" >&2; exit 1; }

if [ -e "$out" ]; then
    [ -e "$out/$marker" ] || fail "$out exists and was not made by this demo; name another folder with OUT="
    rm -rf "$out"
fi
mkdir -p "$out" && touch "$out/$marker"
out=$(realpath "$out")

pids=()
stop() {
    [ ${#pids[@]} -eq 0 ] || kill "${pids[@]}" 2>/dev/null || true
    wait 2>/dev/null || true
}
trap stop EXIT

coordinator() { "$bin/coordinator" "$@" --folder "$out/coordinator"; }
agent() { local site=$1; shift; "$bin/site-agent" "$@" --folder "$out/hospitals/$site"; }

say "Images"
if [ -n "$data" ]; then
    study=sarcoma-t1
    "$bin/phantom-cohort" from-manifest "$data/manifest.csv" "$out/images" --score outcome --series mr_t1 \
        ${SITES:+--held-by "$SITES"}
    note="Public data: soft-tissue sarcomas of one centre's cohort, split by scanner and not by hospital. Sites as small "
    note+="as these would not be admitted to a real study. This demo's policies consent to every disclosure."
else
    study=phantom
    "$bin/phantom-cohort" make "$out/images" --sites 4 --patients 20-30 --seed 1 ${SITES:+--held-by "$SITES"}
    note="Synthetic images of nobody. This demo's policies consent to every disclosure."
fi
sites=$(find "$out/images" -name cohort.csv -printf '%h\n' | xargs -n1 basename | sort)

say "A consortium: certificate authority, log, server"
port=
for candidate in $(shuf -i 20000-29999 -n 20); do
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$candidate") 2>/dev/null; then port=$candidate; break; fi
done
coordinator init --name "Demo consortium" --host 127.0.0.1 --port "$port" --format json >"$out/consortium.json"
fingerprint=$(sed 's/.*"root_fingerprint":"\([0-9a-f]*\)".*/\1/' "$out/consortium.json")
echo "root fingerprint $fingerprint"
"$bin/coordinator" start --folder "$out/coordinator" 2>"$out/coordinator.log" &
pids+=($!)
for _ in $(seq 100); do grep -q '^listening' "$out/coordinator.log" && break; sleep 0.1; done
grep '^listening' "$out/coordinator.log" || fail "the coordinator did not start; see $out/coordinator.log"

say "Hospitals enrol: keys stay with them, the root's fingerprint is compared"
for site in $sites; do
    agent "$site" request --site "$site" >/dev/null
    coordinator approve "$out/hospitals/$site/request.json" --out "$out/grant-$site.json" >/dev/null
    agent "$site" import "$out/grant-$site.json" --fingerprint "$fingerprint"
    # What a data-protection officer would decide with care.
    sed -i -e 's/^\(allow_plain_aggregation\|  leave-one-site-out\|  site-statements\): .*/\1: true/' \
        -e 's/^minimum_rows: .*/minimum_rows: 4/' -e 's/^minimum_rows_per_class: .*/minimum_rows_per_class: 1/' \
        -e 's/^maximum_gradients_per_row: .*/maximum_gradients_per_row: 40/' "$out/hospitals/$site/policy.yaml"
done
first=${sites%%$'\n'*}
agent "$first" doctor

say "The study: published by the consortium, reviewed and approved by each hospital"
"$bin/coordinator" study template "$study" --out "$out/study.yaml" >/dev/null
coordinator study publish "$out/study.yaml"
agent "$first" study review
for site in $sites; do agent "$site" study approve --yes; done

say "Features, at each hospital"
for site in $sites; do
    echo "-- $site"
    agent "$site" extract --cohort "$out/images/$site/cohort.csv"
done

say "Rounds"
agents=()
for site in $sites; do
    "$bin/site-agent" start --folder "$out/hospitals/$site" >"$out/$site.log" 2>&1 &
    pids+=($!)
    agents+=($!)
done
coordinator study begin
for process in "${agents[@]}"; do
    wait "$process" || { tail -n 5 "$out"/*.log; fail "a hospital's agent ended early"; }
done
coordinator status

say "What left the first hospital"
agent "$first" ledger

say "The report"
coordinator report --out "$out/report" --note "$note" | tee "$out/report.txt"

say "An auditor, with nothing but a copy of the log"
cp -r "$out/coordinator/log" "$out/log-copy"
"$bin/auditor" verify "$out/log-copy" | tee "$out/audit.txt"
"$bin/auditor" replay "$out/log-copy" | tee -a "$out/audit.txt"

say "Done"
head -n 5 "$out/report.txt"
tail -n 1 "$out/audit.txt"
echo "Report: $out/report/index.html"
