#!/bin/bash
# Ends, by their pid files, the daemons that slurm-up.sh DIR started, and nothing else.
dir=$(realpath -m "${1:?a folder}")
export SLURM_CONF=$dir/slurm.conf
timeout 5 scancel -u root 2>/dev/null
for file in "$dir"/slurmd.*.pid "$dir/slurmctld.pid" "$dir/munge/pid"; do [ -s "$file" ] && kill "$(cat "$file")" 2>/dev/null; done
exit 0
