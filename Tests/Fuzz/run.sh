#!/bin/sh
# Builds the fuzzers and runs them: RUNS executions of each, or of TARGET alone. Run by `make fuzz`.
set -eu

cd "$(dirname "$0")/../.."
runs=${RUNS:-100000}
sanitizers=fuzzer${SANITIZE:+,$SANITIZE}
build=.build/fuzz${SANITIZE:+-$SANITIZE}
data=${INTRAMURAL_SHARED:-../shared}/data/malformed

# SwiftPM gives each program a main function of its own, and so does libFuzzer: the first is taken. lld can do that.
INTRAMURAL_FUZZ=1 swift build --scratch-path "$build" -c release --product fuzz-parsers \
    -Xswiftc -enable-testing -Xswiftc "-sanitize=$sanitizers" \
    -Xswiftc -use-ld=lld -Xlinker --allow-multiple-definition
program=$build/release/fuzz-parsers

# Swift's own crash reports would keep libFuzzer from writing down the input.
export SWIFT_BACKTRACE=enable=no
export ASAN_OPTIONS=detect_leaks=0

limits="-rss_limit_mb=1024 -timeout=20"
findings=$build/findings
mkdir -p "$findings"
failed=""
for target in ${TARGET:-$("$program" list)}; do
    corpus=$build/corpus/$target
    words=$build/corpus/$target.dict
    log=$findings/$target.log
    "$program" seeds "$target" "$corpus" "$words"
    case $target in
        nifti) real=$(find "$data" -name '*.nii.gz' 2>/dev/null || true) ;;
        nrrd) real=$(find "$data" -name '*.nrrd' 2>/dev/null || true) ;;
        *) real="" ;;
    esac
    : > "$log"
    dictionary=$([ ! -s "$words" ] || echo "-dict=$words")
    # The malformed files as they are, once each; then what comes of mutations.
    if { [ -z "$real" ] || "$program" "$target" $limits -artifact_prefix="$findings/$target-" $real >> "$log" 2>&1; } &&
        "$program" "$target" $limits -runs="$runs" -max_len="${MAX_LEN:-4096}" $dictionary \
            -artifact_prefix="$findings/$target-" -print_final_stats=1 "$corpus" >> "$log" 2>&1
    then
        covered=$(grep -E 'cov: [0-9]+' "$log" | tail -n 1 | sed 's/.*cov: \([0-9]*\) ft: \([0-9]*\).*/\1 edges, \2 features/')
        echo "$target: $(sed -n 's/^Done \(.*\)/\1/p' "$log" | tail -n 1), $covered"
    else
        echo "$target: a FINDING; its input is in $findings, what happened at the end of $log"
        failed=1
    fi
done
[ -z "$failed" ]
