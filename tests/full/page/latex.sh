#!/usr/bin/env bash
# Typesets every table of reports by pdflatex, in article at 10 pt: no error, no overfull box. latex.sh OUT REPORT…
set -uo pipefail
out=$(mkdir -p "$1" && cd "$1" && pwd)
shift
faults=0 tables=0
for report in "$@"; do
  name=$(basename "$(dirname "$(realpath "$report")")")
  {
    printf '%s\n' '\documentclass{article}' '\usepackage[T1]{fontenc}' '\usepackage{lmodern,booktabs,siunitx,graphicx,array,longtable}' '\begin{document}'
    for table in "$report"/tables/*.tex; do
      printf '\\typeout{== %s}\n\\input{%s}\n\\clearpage\n' "$(basename "$table")" "$(realpath "$table")"
    done
    printf '%s\n' '\end{document}'
  } > "$out/$name.tex"
  tables=$((tables + $(ls "$report"/tables/*.tex | wc -l)))
  # Twice: a longtable knows its columns only then.
  (cd "$out" && pdflatex -interaction=nonstopmode "$name.tex" > /dev/null && pdflatex -interaction=nonstopmode "$name.tex" > /dev/null)
  if grep -nE '^!|Overfull|Missing character' "$out/$name.log"; then
    echo "FAULT $name: see $out/$name.log"
    faults=$((faults + 1))
  fi
done
echo "$tables tables, $faults reports with faults"
[ "$faults" -eq 0 ]
