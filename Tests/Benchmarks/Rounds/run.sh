#!/usr/bin/env bash
# How long a round takes: 8 site agents and a coordinator as processes on 127.0.0.1, mutual TLS 1.3, log, store and ledger
# durable, 1,265 numbers from each site in every round (5 models of 20 features: log-loss, gradient, curvature).
# `make bench-rounds` calls it. Prints a table; asserts nothing, since machines differ.
set -euo pipefail
cd "$(dirname "$0")/../../.."
bin=$(realpath "${BIN:-.build/release}")
out=$(mktemp -d)
pids=()
cleanup() {
    [ ${#pids[@]} -eq 0 ] || kill "${pids[@]}" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$out"
}
trap cleanup EXIT
sites=8

"$bin/phantom-cohort" make "$out/images" --sites $sites --patients 21 --seed 1 >/dev/null 2>&1
cat >"$out/study.yaml" <<'YAML'
study: bench-rounds
version: 1
title: Rounds of 1,265 numbers
unit: {row: lesion, cluster: patient}
outcome: {score: hif1a_staining_index, high: ">= 5"}
series:
  dwi_b200: {kind: dwi, b: 200, primary: true}
features:
  standard: ibsi-1
  resample_mm: {in_plane: keep, slices: keep}
  discretise: {fixed_bin_number: 32}
  filters: none
  families: [morphology, intensity-statistics, glcm]
  minimum_voxels: 8
steps:
  - standardise
  - screen: {correlation_above: 0.999, keep: 20, width: 40}
  - fit: {model: logistic, penalty: {ridge: {lambda: 1.0}}, solver: newton, tolerance: 1e-14, maximum_steps: 80}
validation:
  schemes: [patient-k-fold: {folds: 4}]
  seed: 1
  auc: {interval: obuchowski-logit, test: one-and-two-sided, adjust: holm}
rounds: {quorum: 8, deadline: 5m}
privacy: {aggregation: plain, minimum_sites: 8, minimum_rows_per_site: 20, minimum_rows_per_class: 1}
disclosures: []
YAML

port=
for candidate in $(shuf -i 20000-29999 -n 20); do
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$candidate") 2>/dev/null; then port=$candidate; break; fi
done
fingerprint=$("$bin/coordinator" init --name Bench --host 127.0.0.1 --port "$port" --folder "$out/coordinator" \
    --format json | sed 's/.*"root_fingerprint":"\([0-9a-f]*\)".*/\1/')
"$bin/coordinator" start --folder "$out/coordinator" 2>"$out/coordinator.log" &
coordinator=$!
pids+=("$coordinator")
for _ in $(seq 100); do grep -q '^listening' "$out/coordinator.log" && break; sleep 0.1; done
"$bin/coordinator" study publish "$out/study.yaml" --folder "$out/coordinator" >/dev/null

names=$(ls "$out/images" | grep '^site')
for site in $names; do
    folder="$out/$site"
    "$bin/site-agent" request --site "$site" --folder "$folder" >/dev/null
    "$bin/coordinator" approve "$folder/request.json" --out "$out/$site.json" --folder "$out/coordinator" >/dev/null
    "$bin/site-agent" import "$out/$site.json" --fingerprint "$fingerprint" --folder "$folder" >/dev/null
    sed -i -e 's/^allow_plain_aggregation: .*/allow_plain_aggregation: true/' \
        -e 's/^maximum_gradients_per_row: .*/maximum_gradients_per_row: 40/' \
        -e 's/^minimum_rows_per_class: .*/minimum_rows_per_class: 1/' "$folder/policy.yaml"
    "$bin/site-agent" study approve --yes --folder "$folder" >/dev/null
    "$bin/site-agent" extract --cohort "$out/images/$site/cohort.csv" --folder "$folder" >/dev/null 2>&1
done
agents=()
for site in $names; do
    "$bin/site-agent" start --folder "$out/$site" >"$out/$site.log" 2>&1 &
    agents+=($!)
    pids+=($!)
done
"$bin/coordinator" study begin --folder "$out/coordinator" >/dev/null

# Memory while rounds go on: the largest resident size seen, in kB.
largest() { awk '/^VmRSS/ {print $2}' "/proc/$1/status" 2>/dev/null || echo 0; }
coordinator_kb=0
agent_kb=0
ticks=0
while kill -0 "${agents[0]}" 2>/dev/null; do
    now=$(largest "$coordinator")
    [ "${now:-0}" -gt "$coordinator_kb" ] && coordinator_kb=$now
    for agent in "${agents[@]}"; do
        now=$(largest "$agent")
        [ "${now:-0}" -gt "$agent_kb" ] && agent_kb=$now
    done
    ticks=$(awk '{print $14 + $15}' "/proc/$coordinator/stat")
    sleep 0.2
done
for agent in "${agents[@]}"; do wait "$agent" || { tail -n 3 "$out"/site*.log; exit 1; }; done

first=${names%%$'\n'*}
"$bin/site-agent" ledger --folder "$out/$first" >"$out/ledger"
bytes=$(awk '/gradient/ && !found {print $6; found = 1}' "$out/ledger")
sed -n 's/.*milliseconds=\([0-9.]*\).*step=newton.*/\1/p' "$out/coordinator.log" | sort -n >"$out/times"
count=$(wc -l <"$out/times")
at() { sed -n "$(((count * $1 + 99) / 100))p" "$out/times"; }
rounds=$(grep -c 'round closed' "$out/coordinator.log")
printf '\nRounds of 8 sites, 1,265 numbers each way, mutual TLS 1.3, durable (%s rounds measured)\n\n' "$count"
printf '%-44s %14s   %s\n' "" "measured" "goal"
printf '%-44s %11s ms   %s\n' "round, median" "$(at 50)" "under 20 ms"
printf '%-44s %11s ms\n' "round, 90th percentile" "$(at 90)"
printf '%-44s %10s MiB   %s\n' "coordinator, largest resident size" $((coordinator_kb / 1024)) "under 80 MiB"
printf '%-44s %10s MiB   %s\n' "agent, largest resident size" $((agent_kb / 1024)) "under 50 MiB"
printf '%-44s %12s B\n' "body of a site in a round" "$bytes"
printf '%-44s %12s s\n' "coordinator, CPU of $rounds rounds" "$(awk -v t="$ticks" -v h="$(getconf CLK_TCK)" 'BEGIN {print t / h}')"
cat <<'TXT'

Measured elsewhere on a machine of 2 cores (8 sites, 1,200 doubles each way): a bare keep-alive POST 0.19 ms; NVFlare 2.5 s,
Flower 9.6 s, OpenFL 10 s a round; their coordinators 220-390 MiB.
TXT
