#!/bin/bash
# Compiles TorchSharp's native half for the libtorch of a PyTorch that is on this machine (README.md beside this).
#   native.sh SOURCE TORCH OUT     SOURCE: TorchSharp's src/Native at the tag of our version; TORCH: PyTorch's folder, which has
#                                  include/ and lib/ (python3 -c 'import torch; print(torch.__path__[0])'); OUT: a folder
# Needs g++, which also links; no CUDA toolkit: nothing of it is included. Leaves OUT/libLibTorchSharp.so and OUT/native.log.
set -u
source=$(realpath "$1") torch=$(realpath "$2")
mkdir -p "$3/o" && cd "$3" || exit 1
: > native.log
standard=c++17
grep -rqs 'C++20 or later' "$torch/include/c10" "$torch/include/torch/csrc/api" "$torch/include/torch/headeronly" && standard=c++20
# MSVC's annotations mean nothing here: TorchSharp's Stdafx.h brings UnixSal.h for them.
flags="-std=$standard -O1 -fPIC -fvisibility=hidden -D_GLIBCXX_USE_CXX11_ABI=1 -DNDEBUG -D__LINUX__ -I$torch/include -I$torch/include/torch/csrc/api/include -I$source -I$source/LibTorchSharp -w"
one() {
  name=$(basename "$1")
  case "$1" in *.c) gcc -O1 -fPIC -fvisibility=hidden -w -c "$1" -o "o/$name.o" ;; *) g++ $flags -c "$1" -o "o/$name.o" ;; esac > "o/$name.log" 2>&1 || { echo "FAILED $name"; cat "o/$name.log"; }
}
export -f one
export flags
# The largest first: they end last.
ls -S "$source"/LibTorchSharp/*.cpp "$source"/LibTorchSharp/*.c | xargs -P "${JOBS:-$(nproc)}" -I{} bash -c 'one "{}"' >> native.log 2>&1
if grep -q '^FAILED' native.log; then
  grep -E '^FAILED|error' native.log | head -40
  exit 1
fi
g++ -shared -o libLibTorchSharp.so o/*.o -Wl,-Bsymbolic -Wl,-soname,libLibTorchSharp.so -Wl,-rpath,'$ORIGIN' -L"$torch/lib" -ltorch -lc10 -ltorch_cpu >> native.log 2>&1 || { tail -20 native.log; exit 1; }
strip --strip-unneeded libLibTorchSharp.so
rm -rf o
ls -l libLibTorchSharp.so
