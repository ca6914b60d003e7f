#!/bin/bash
# Concord on a machine with a GPU (README.md beside this): what loads, whether scores agree with the processor's, how fast it is.
#   trial.sh PROGRAM LIBTORCH OUT [DEVICE]    PROGRAM: the folder of a published tests/Benchmarks (it holds `concord` too);
#                                             LIBTORCH: libtorch's lib/; OUT: an empty folder
# Needs python3 and, for the memory in use, nvidia-smi. About six minutes on sixteen cores.
set -u
here=$(cd "$(dirname "$0")" && pwd)
manifests=${MANIFESTS:-$here/../../../manifests}
program=$(realpath "$1") libtorch=$(realpath "$2") device=${4:-cuda:0}
mkdir -p "$3" && out=$(realpath "$3")
export LD_LIBRARY_PATH=$libtorch${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
work=$(mktemp -d)
trap 'rm -rf "$work"; [ -z "${watch:-}" ] || kill "$watch"' EXIT
watch=
command -v nvidia-smi > /dev/null && { nvidia-smi --query-gpu=timestamp,name,memory.used,utilization.gpu --format=csv,noheader -lms 500 > "$out/smi.csv" & watch=$!; }
bench() { if [ -x "$program/Concord.Benchmarks" ]; then "$program/Concord.Benchmarks" "$@"; else dotnet exec --runtimeconfig "$program/concord.runtimeconfig.json" --depsfile "$program/concord.deps.json" "$program/Concord.Benchmarks.dll" "$@"; fi; }

# step NAME SECONDS COMMAND…: its output to NAME.log, the end of it here.
step() {
  local name=$1 limit=$2 from=$(date +%s%N) status=0
  shift 2
  export -f bench
  export program
  timeout "$limit" bash -c '"$@"' - "$@" > "$out/$name.log" 2>&1 < /dev/null || status=$?
  printf '== %s: status %d, %d ms\n' "$name" "$status" $((($(date +%s%N) - from) / 1000000)) | tee -a "$out/steps.log"
  tail -n "${TAIL:-3}" "$out/$name.log"
}

# study NAME DEVICE STORE MANIFEST
study() {
  mkdir -p "$work/$1"
  step "$1" 240 env -C "$work/$1" "$program/concord" run "$manifests/$4.yaml" --device "$2" --store "$work/$3"
  cp "$work/$1/runs/$4/report/tables/all-rows.csv" "$out/$1.csv" 2> /dev/null
}

TAIL=20 step doctor 60 "$program/concord" doctor --device "$device" --store "$work/s0"
study untrained-cpu cpu s-cpu untrained
study untrained-gpu "$device" s-gpu untrained
study untrained-gpu-again "$device" s-gpu untrained
study untrained-gpu-fresh "$device" s-gpu2 untrained
python3 "$here/compare.py" "$out/untrained-cpu.csv" "$out/untrained-gpu.csv" "$out/untrained-gpu-fresh.csv" "$work/s-cpu" "$work/s-gpu" "$work/s-gpu2" 2>&1 | tee "$out/compare.log"
TAIL=6 step devices 240 bench devices "$device" "${PART:-all}" "${SECONDS_FOR_ALL:-120}"
for network in ${NETWORKS-resnet50 vit-b-16}; do
  TAIL=4 step "speed-$network-cpu" 90 bench speed "$network" cpu 32 ${CPU_BATCHES:-4}
  TAIL=4 step "speed-$network-gpu" 60 bench speed "$network" "$device" 32 ${GPU_BATCHES:-16}
  TAIL=4 step "speed-$network-gpu-tf32" 60 bench speed "$network" "$device" 32 ${GPU_BATCHES:-16} tf32
done
study quickstart-cpu cpu s-cpu quickstart
study quickstart-gpu "$device" s-gpu quickstart
python3 "$here/compare.py" "$out/quickstart-cpu.csv" "$out/quickstart-gpu.csv" 2>&1 | tee "$out/compare-quickstart.log"
[ -s "$out/smi.csv" ] && sort -t, -k3 "$out/smi.csv" | awk -F, '{ gsub(/[^0-9]/, "", $3); if ($3 + 0 > most) most = $3 + 0 } END { print "GPU memory in use, at most: " most " MiB" }' | tee -a "$out/steps.log"
