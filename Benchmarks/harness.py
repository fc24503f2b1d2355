#!/usr/bin/env python3
"""Measures commands against each other: interleaved rounds, medians, ratios to a named peer.

As a program:  harness.py --launch PATH [--rounds 5] [--json FILE] NAME=COMMAND NAME=COMMAND ...
               (the ratios are to the first command)
As a module:   Row, run_group, figures, table, figure_table; see rows.py.

Standard library only. Each command runs under floor/launch.c, which reports wall time, user plus
system time and peak memory of that one process.
"""
import argparse
import json
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from typing import Callable, Optional


@dataclass
class Row:
    """One command of a group, and the peer with which it is compared."""

    name: str
    command: list
    peer: Optional[str] = None  # the row of the same group to which ratios are taken
    env: dict = field(default_factory=dict)
    prepare: Optional[Callable] = None  # runs before every round, not measured
    verify: Optional[Callable] = None  # after every round, with the output; raises if it is wrong
    rounds: Optional[int] = None  # fewer than the group's, for slow rows
    skip: Optional[str] = None  # the reason for not running this row
    note: str = ""
    samples: list = field(default_factory=list)  # {"wall", "cpu", "peak_kib", "status"}
    failure: Optional[str] = None

    def middle(self, key):
        return statistics.median(sample[key] for sample in self.samples)

    def spread(self, key):
        values = [sample[key] for sample in self.samples]
        return min(values), max(values)


def run_once(launch, row):
    """Runs a row's command once and returns its sample; raises RuntimeError if it fails."""
    if row.prepare:
        row.prepare()
    with tempfile.TemporaryDirectory() as folder:
        result = os.path.join(folder, "result.json")
        done = subprocess.run([launch, result, *row.command], env={**os.environ, **row.env},
                              stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              check=False)
        if done.returncode != 0:
            raise RuntimeError(done.stderr.strip() or "the launcher failed")
        with open(result, encoding="utf-8") as file:
            sample = json.load(file)
    if sample["status"] != 0:
        last = (done.stderr.strip() or done.stdout.strip() or "no output").splitlines()[-3:]
        raise RuntimeError(f"exit status {sample['status']}: " + " / ".join(last))
    if row.verify:
        row.verify(done.stdout)
    return sample


def run_group(launch, title, rows, rounds):
    """Runs the rows A B C A B C ..., so that a busy moment affects all of them equally."""
    for turn in range(rounds):
        for row in rows:
            if row.skip or row.failure or turn >= (row.rounds or rounds):
                continue
            print(f"{title}: {row.name} {turn + 1}/{row.rounds or rounds}", file=sys.stderr)
            try:
                row.samples.append(run_once(launch, row))
            except (RuntimeError, AssertionError, OSError) as problem:
                row.failure = str(problem)
                print(f"  FAILED: {problem}", file=sys.stderr)
    return rows


def duration(value):
    """Formats seconds with three significant digits, below a second as ms."""
    return f"{value * 1000:.3g} ms" if value < 0.9995 else f"{value:.3g} s"


def cell(row, key, show):
    low, high = row.spread(key)
    text = show(row.middle(key))
    return text if len(row.samples) == 1 else f"{text} ({show(low)} – {show(high)})"


def ratio(row, peer, key):
    if not peer or not peer.samples or peer is row:
        return "–"
    base = peer.middle(key)
    return f"{row.middle(key) / base:.3g} ×" if base > 0 else "–"


def table(title, rows):
    """The group as Markdown: medians, the range in brackets, ratios to each row's peer."""
    lines = [f"### {title}", "",
             "| | CPU | wall | peak MB | rounds | compared with | CPU | wall |",
             "|---|---|---|---|---|---|---|---|"]
    named = {row.name: row for row in rows}
    notes = []
    for row in rows:
        if not row.samples:
            why = row.failure and f"failed: {row.failure}" or row.skip or "not run"
            lines.append(f"| {row.name} | *{'failed' if row.failure else 'skipped'}* | | | | | | |")
            notes.append(f"{row.name}: {why}")
            continue
        peer = named.get(row.peer)
        lines.append("| " + " | ".join([
            row.name, cell(row, "cpu", duration), cell(row, "wall", duration),
            f"{row.spread('peak_kib')[1] / 1024:.1f}", str(len(row.samples)),
            row.peer or "–", ratio(row, peer, "cpu"), ratio(row, peer, "wall")]) + " |")
        if row.note:
            notes.append(f"{row.name}: {row.note}")
        if row.failure:
            notes.append(f"{row.name}: failed after {len(row.samples)} rounds: {row.failure}")
    return "\n".join(lines + [""] + [f"* {note}" for note in notes] + ([""] if notes else []))


def figures(commands, rounds):
    """Runs programs that print {"name", "value", "unit"} lines in turn; returns medians by name.

    Each command is (words, environment). Returns ({name: (value, low, high, unit)}, problems)."""
    seen, problems = {}, []
    for turn in range(rounds):
        for words, env in commands:
            print(f"figures: {os.path.basename(words[0])} {turn + 1}/{rounds}", file=sys.stderr)
            done = subprocess.run(words, env={**os.environ, **env}, stdin=subprocess.DEVNULL,
                                  capture_output=True, text=True, check=False)
            if done.returncode != 0:
                problems.append(f"{os.path.basename(words[0])}: {done.stderr.strip()[-300:]}")
            for line in done.stdout.splitlines():
                if line.startswith("{"):
                    entry = json.loads(line)
                    seen.setdefault((entry["name"], entry["unit"]), []).append(entry["value"])
    merged = {name: (statistics.median(values), min(values), max(values), unit)
              for (name, unit), values in seen.items()}
    return merged, problems


def figure_table(title, merged, problems):
    """Figures as Markdown. `a.ours.b` is compared with `a.floor.b` and `a.codable.b`."""
    lines = [f"### {title}", "",
             "| figure | median | range | unit | ratio |", "|---|---|---|---|---|"]
    for name, (value, low, high, unit) in merged.items():
        parts = name.split(".")
        ratios = []
        for kind in ("floor", "codable"):
            other = merged.get(".".join(kind if part == "ours" else part for part in parts))
            if "ours" in parts and other and other[0] > 0:
                ratios.append(f"{value / other[0]:.3g} × {kind}")
        lines.append(f"| {name} | {value:.5g} | {low:.5g} – {high:.5g} | {unit} | "
                     f"{', '.join(ratios) or '–'} |")
    return "\n".join(lines + [""] + [f"* {problem}" for problem in problems] + [""])


def row_document(row):
    """The row as the JSON file contains it."""
    return {"name": row.name, "peer": row.peer, "samples": row.samples, "note": row.note,
            "skipped": row.skip, "failure": row.failure,
            "median": {key: row.middle(key) for key in ("cpu", "wall", "peak_kib")}
            if row.samples else None}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--launch", required=True, help="the compiled floor/launch.c")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", help="write the samples to this file")
    parser.add_argument("commands", nargs="+", metavar="NAME=COMMAND")
    options = parser.parse_args()
    rows = []
    for text in options.commands:
        name, _, command = text.partition("=")
        rows.append(Row(name, shlex.split(command), peer=rows[0].name if rows else None))
    run_group(options.launch, "measure", rows, options.rounds)
    print(table("Measured in interleaved rounds", rows))
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump([row_document(row) for row in rows], file, indent=1)
    return 1 if any(row.failure for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
