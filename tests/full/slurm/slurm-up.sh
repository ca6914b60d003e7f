#!/bin/bash
# A whole SLURM on this machine, for tests: a controller and three nodes (g1 and g2 with two pretended GPUs each, c1 without),
# an authentication daemon of its own, the loopback alone, no systemd and no cgroups. Needs root, and Debian's packages
# slurmctld, slurmd, slurm-client and munge.
#   slurm-up.sh DIR [PORT]      then: export SLURM_CONF=DIR/slurm.conf; slurm-down.sh DIR ends it
set -euo pipefail
dir=$(realpath -m "${1:?a folder}"); port=${2:-16817}; host=$(hostname -s)
mkdir -p "$dir"/{state,log,munge,spool/g1,spool/g2,spool/c1}
chown munge:munge "$dir/munge"; chmod 0755 "$dir/munge"
[ -s "$dir/munge/key" ] || { head -c 1024 /dev/urandom > "$dir/munge/key"; chown munge:munge "$dir/munge/key"; chmod 0400 "$dir/munge/key"; }
runuser -u munge -- /usr/sbin/munged --force --key-file="$dir/munge/key" --socket="$dir/munge/sock" --pid-file="$dir/munge/pid" --log-file="$dir/munge/log" --seed-file="$dir/munge/seed"
for gpu in 0 1 2 3; do [ -e /dev/fakegpu$gpu ] || mknod /dev/fakegpu$gpu c 1 3; done
cat > "$dir/slurm.conf" <<CONF
ClusterName=concord$port
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$dir/munge/sock
CredType=cred/munge
SlurmctldPort=$port
StateSaveLocation=$dir/state
SlurmdSpoolDir=$dir/spool/%n
SlurmctldPidFile=$dir/slurmctld.pid
SlurmdPidFile=$dir/slurmd.%n.pid
SlurmctldLogFile=$dir/log/slurmctld.log
SlurmdLogFile=$dir/log/slurmd.%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/linux
JobAcctGatherFrequency=2
JobAcctGatherParams=OverMemoryKill
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
GresTypes=gpu
SchedulerType=sched/backfill
SchedulerParameters=bf_interval=2,batch_sched_delay=0,sched_min_interval=20000
MpiDefault=none
SwitchType=switch/none
ReturnToService=2
SlurmdTimeout=10
SlurmctldTimeout=10
KillWait=5
MinJobAge=600
JobRequeue=1
PreemptType=preempt/partition_prio
PreemptMode=REQUEUE
SlurmctldParameters=preempt_send_user_signal
NodeName=g1 NodeHostname=$host NodeAddr=127.0.0.1 Port=$((port + 1)) CPUs=2 RealMemory=6000 Gres=gpu:a100:2 State=UNKNOWN
NodeName=g2 NodeHostname=$host NodeAddr=127.0.0.1 Port=$((port + 2)) CPUs=2 RealMemory=6000 Gres=gpu:rtx:2 State=UNKNOWN
NodeName=c1 NodeHostname=$host NodeAddr=127.0.0.1 Port=$((port + 3)) CPUs=2 RealMemory=6000 State=UNKNOWN
PartitionName=gpu Nodes=g1,g2 Default=YES MaxTime=24:00:00 DefMemPerCPU=256 PriorityTier=1 PreemptMode=REQUEUE GraceTime=5
PartitionName=cpu Nodes=c1 MaxTime=24:00:00 DefMemPerCPU=256 PriorityTier=1
PartitionName=all Nodes=g1,g2,c1 MaxTime=24:00:00 DefMemPerCPU=256 PriorityTier=1
PartitionName=urgent Nodes=g1,g2,c1 MaxTime=24:00:00 DefMemPerCPU=256 PriorityTier=100
CONF
printf '%s\n' 'NodeName=g1 Name=gpu Type=a100 File=/dev/fakegpu[0-1]' 'NodeName=g2 Name=gpu Type=rtx File=/dev/fakegpu[2-3]' > "$dir/gres.conf"
export SLURM_CONF=$dir/slurm.conf
slurmctld -c -f "$SLURM_CONF"
for node in g1 g2 c1; do slurmd -f "$SLURM_CONF" -N $node; done
for _ in $(seq 300); do [ "$(timeout 3 sinfo -h -N -o %T 2>/dev/null | sort -u)" = idle ] && exit 0; sleep 0.1; done
echo "SLURM did not come up" >&2; tail -20 "$dir"/log/*.log >&2; exit 1
