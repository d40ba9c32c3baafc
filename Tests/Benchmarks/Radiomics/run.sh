#!/usr/bin/env bash
# Speed and memory of feature extraction: in memory on one thread, from files to features with filters, and in a batch.
# `make bench-radiomics` calls it. Real images come from DATA (a folder with sts-mr-t1 and ibsi in it); without them a
# synthetic cohort stands in. Beside it pictologics 0.9.0, where a Python from 3.12 on can install it; its first run
# compiles for minutes. PEER_PYTHON names another Python, PEER=no leaves it out. Prints tables; asserts nothing, since
# machines differ.
set -euo pipefail
cd "$(dirname "$0")/../../.."
bin=$(realpath "${BIN:-.build/release}")
data=${DATA:-../shared/data}
repeats=${REPEATS:-15}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

sts=$data/sts-mr-t1
ct=$data/ibsi/ibsi_1_ct_radiomics_phantom/nifti
names=() images=() masks=()
if [ -f "$sts/manifest.csv" ]; then
    names+=(STS_013) images+=("$sts/nifti/STS_013/MR_T1_image.nii.gz") masks+=("$sts/nifti/STS_013/MR_T1_mask.nii.gz")
fi
if [ -f "$ct/image/phantom.nii.gz" ]; then
    names+=("IBSI CT phantom") images+=("$ct/image/phantom.nii.gz") masks+=("$ct/mask/mask.nii.gz")
fi
if [ ${#names[@]} -eq 0 ]; then
    echo "no images below $data: measuring a synthetic lesion instead"
    "$bin/phantom-cohort" make "$out/images" --sites 1 --patients 5 --seed 1 >/dev/null 2>&1
    image=$(find "$out/images" -name '*b200*.nii.gz' | grep -v -e lesion -e mask | sort | head -1)
    mask=$(find "$(dirname "$image")" -name '*lesion*.nii.gz' -o -name '*mask*.nii.gz' | sort | head -1)
    names+=(synthetic) images+=("$image") masks+=("$mask")
fi

# A peer, kept in the build folder for the next time.
peer=
for python in ${PEER_PYTHON:-} python3.14 python3.13 python3.12 "$HOME"/.pyenv/versions/3.1[2-4]*/bin/python3; do
    [ "${PEER:-yes}" = no ] && break
    if [ ! -x .build/peer/bin/python ]; then
        "$python" -c '' 2>/dev/null || continue
        "$python" -m venv .build/peer 2>/dev/null && .build/peer/bin/pip install -q pictologics==0.9.0 >/dev/null 2>&1 || continue
    fi
    .build/peer/bin/python -c 'import pictologics' 2>/dev/null && peer=.build/peer/bin/python && break
done

echo
echo "IN MEMORY, ONE THREAD (median of $repeats, 32 grey levels, no resampling)"
for i in "${!names[@]}"; do
    echo
    printf '%-58s %9s %9s\n' "${names[$i]}" features ms
    "$bin/RadiomicsBenchmark" "${images[$i]}" "${masks[$i]}" "$repeats" |
        while IFS=$'\t' read -r name count ms; do printf '  %-56s %9s %9s\n' "$name" "$count" "$ms"; done
    if [ -n "$peer" ]; then
        NUMBA_NUM_THREADS=1 OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 "$peer" Tests/Benchmarks/Radiomics/peer.py \
            "${images[$i]}" "${masks[$i]}" 5 2>/dev/null |
            while IFS=$'\t' read -r name count ms; do printf '  pictologics: %-43s %9s %9s\n' "$name" "$count" "$ms"; done
    fi
done
[ -n "$peer" ] || echo "(pictologics is not beside it: no Python 3.12 or later that can install it)"

# $1: what is measured; the rest is a command. Prints wall seconds (median of three), CPU seconds and the largest memory.
measured() {
    local name=$1
    shift
    for _ in 1 2 3; do
        python3 - "$@" <<'PY' >>"$out/times"
import os, resource, subprocess, sys, time
start = time.perf_counter()
code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
wall = time.perf_counter() - start
use = resource.getrusage(resource.RUSAGE_CHILDREN)
print(wall, use.ru_utime + use.ru_stime, use.ru_maxrss / 1024, code)
PY
    done
    sort -n "$out/times" | sed -n 2p | while read -r wall cpu memory code; do
        printf '  %-56s %9.2f %9.2f %9.0f%s\n' "$name" "$wall" "$cpu" "$memory" "$([ "$code" = 0 ] || echo "  (exit $code)")"
    done
    rm -f "$out/times"
}

cat >"$out/heavy.yaml" <<'YAML'
resample_mm: {in_plane: 1, slices: 1, image: linear}
discretise: {fixed_bin_number: 32}
filters: [none, {log: {sigma_mm: [1, 3, 5]}}, {wavelet: {basis: coif1, level: 1}}]
YAML
sed 's/^discretise/leave_out: [morph_moran_i, morph_geary_c, loc_peak_loc, loc_peak_glob]\n&/' "$out/heavy.yaml" >"$out/heavy-peer.yaml"
cat >"$out/default-peer.yaml" <<'YAML'
leave_out: [morph_moran_i, morph_geary_c, loc_peak_loc, loc_peak_glob]
YAML

echo
printf '%-58s %9s %9s %9s\n' "FROM FILES TO FEATURES, ONE CASE (median of 3)" "wall s" "CPU s" "MiB"
for i in "${!names[@]}"; do
    measured "${names[$i]}, all features of the image" \
        "$bin/site-agent" features "${images[$i]}" "${masks[$i]}" --format csv --workers 1
    measured "${names[$i]}, the same without Moran, Geary and peaks" \
        "$bin/site-agent" features "${images[$i]}" "${masks[$i]}" --format csv --workers 1 --settings "$out/default-peer.yaml"
    measured "${names[$i]}, 1 mm, original, LoG 1 3 5 mm, 8 wavelet bands" \
        "$bin/site-agent" features "${images[$i]}" "${masks[$i]}" --format csv --workers 1 --settings "$out/heavy.yaml"
    measured "${names[$i]}, the same without Moran, Geary and peaks" \
        "$bin/site-agent" features "${images[$i]}" "${masks[$i]}" --format csv --workers 1 --settings "$out/heavy-peer.yaml"
done

if [ -f "$sts/manifest.csv" ]; then
    cases=$(($(wc -l <"$sts/manifest.csv") - 1))
    echo
    printf '%-58s %9s %9s %9s\n' "A BATCH OF $cases CASES ON $(nproc) CORES (median of 3)" "wall s" "CPU s" "MiB"
    measured "all features of the image" \
        "$bin/site-agent" features --cases "$sts/manifest.csv" --output "$out/batch.csv" --overwrite
    measured "the same without Moran, Geary and peaks" \
        "$bin/site-agent" features --cases "$sts/manifest.csv" --output "$out/batch.csv" --overwrite \
        --settings "$out/default-peer.yaml"
fi
