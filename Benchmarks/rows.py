"""The rows of scripts/bench: starts the page servers and measures every claim with its peer.

Called by scripts/bench; README.md describes each row."""
import argparse
import datetime
import json
import os
import platform
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import bare_commit
from harness import Row, figure_table, figures, row_document, run_group, table
from subjects import TODAY, Ours, Server

HERE = Path(__file__).resolve().parent
LATENCY_MS = 80
SDK_PAGES = (1, 3)


class Bench:
    """All groups, and the document with their results."""

    def __init__(self, options):
        self.options = options
        self.tools, self.work = Path(options.tools), Path(options.tools) / "work"
        self.launch = str(self.tools / "launch")
        self.binary = Path(options.binary)
        self.sections, self.groups, self.failed = [], [], False
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)

    def peer(self, name, command, server, expected, pulled=False, token=1, **options):
        """A row for a peer or the floor, whose arguments are URL, DATABASE and TOKEN."""
        database = self.work / f"{name.split()[0]}.db"
        words = [*command, server.url, str(database), f"access-sandbox-bench-{token}"]

        def clear():
            for suffix in ("", "-wal", "-shm", "-journal"):
                Path(str(database) + suffix).unlink(missing_ok=True)

        def verify(output):
            sent = 0 if pulled else expected
            assert output.split()[-1] == str(sent), f"stored {output.strip()}, {sent} sent"

        clear()
        if pulled:
            subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
        return Row(name, words, prepare=None if pulled else clear, verify=verify, **options)

    def floor(self, server, expected, **options):
        return self.peer("floor (C)", [str(self.tools / "pull")], server, expected, **options)

    def user(self, server, expected, **options):
        script = str(HERE / "peers" / "pull_requests.py")
        return self.peer("requests (Python)", [self.options.python, script], server, expected,
                         **options)

    def measure(self, title, rows, rounds=None, derive=None):
        run_group(self.launch, title, rows, rounds or self.options.rounds)
        if derive:
            derive(rows)
        self.add(table(title, rows), any(row.failure for row in rows))
        self.groups.append({"title": title, "rows": [row_document(row) for row in rows]})

    def add(self, section, failed=False):
        self.sections.append(section)
        self.failed = self.failed or failed
        print(section, flush=True)

    def first_pull(self):
        with Server(self.tools, "--pages", 100) as server:
            ours = Ours(self.binary, self.work / "first", server)
            rows = [ours.row(50000, peer="floor (C)"), self.floor(server, 50000),
                    self.user(server, 50000, peer="plaid-sync")]
            self.measure("First pull of 50,000 transactions", rows, derive=self.add_sdk)

    def add_sdk(self, rows):
        """Adds the SDK, which takes minutes: two short pulls, extrapolated linearly."""
        full = Row("official SDK (Python)", [], peer="plaid-sync")
        rows.append(full)
        if not self.options.sdk:
            full.skip = "plaid-python is not installed (PyPI cannot be reached, or --no-sdk)"
            return
        samples = []
        for pages in SDK_PAGES:
            with Server(self.tools, "--pages", pages) as server:
                script = str(HERE / "peers" / "pull_sdk.py")
                row = self.peer("sdk", [self.options.sdk, script], server, pages * 500)
                run_group(self.launch, f"SDK, {pages} pages", [row], 1)
            if row.failure:
                full.failure = row.failure
                return
            samples.append(row.samples[0])
        few, more = samples
        steps = (100 - SDK_PAGES[0]) / (SDK_PAGES[1] - SDK_PAGES[0])
        full.samples = [{**{key: few[key] + (more[key] - few[key]) * steps
                            for key in ("cpu", "wall")},
                         "peak_kib": more["peak_kib"], "status": 0}]
        full.note = (f"extrapolated to 100 pages from one run with {SDK_PAGES[0]} and one with "
                     f"{SDK_PAGES[1]} pages; its memory is that of {SDK_PAGES[1]} pages")

    def memory(self):
        with Server(self.tools, "--pages", 1000) as server:
            ours = Ours(self.binary, self.work / "memory", server)
            rows = [ours.row(500000, peer="floor (C)"), self.floor(server, 500000)]
            self.measure("Ten times as much: 500,000 transactions", rows, rounds=1)

    def nothing_new(self):
        with Server(self.tools, "--pages", 10) as server:
            ours = Ours(self.binary, self.work / "nothing", server, pulled=True)
            rows = [ours.row(5000, peer="requests (Python)"),
                    self.floor(server, 5000, pulled=True),
                    self.user(server, 5000, pulled=True)]
            self.measure("Pull when nothing is new", rows)
            if not ours.skip:
                before = server.requests()
                ours.run("pull", "-q")
                after = server.requests()
                self.add("* one such pull of plaid-sync made "
                         f"{after['transactions_sync'] - before['transactions_sync']} request for "
                         f"transactions and {after['other'] - before['other']} others\n")

    def latency(self, title, pages, items):
        ideal = pages * LATENCY_MS / 1000
        with Server(self.tools, "--pages", pages, "--items", items,
                    "--latency-ms", LATENCY_MS) as server:
            ours = Ours(self.binary, self.work / f"latency{items}", server, items=items)
            rows = [ours.row(pages * items * 500)]
            if items == 1:
                rows += [self.floor(server, pages * 500), self.user(server, pages * 500)]

            def compare(measured):
                for row in measured:
                    if row.samples:
                        row.note = (f"{row.middle('wall') / ideal:.3f} × the {ideal:.2f} s that "
                                    "the pages of one item take to arrive")

            self.measure(title, rows, rounds=min(self.options.rounds, 3), derive=compare)
            if not ours.skip:
                bare = bare_commit.milliseconds(ours.database, self.work)
                self.add(f"* copying the finished rows with plain SQLite took {bare:.0f} ms\n")

    def start(self):
        skip = None if self.binary.exists() else "plaid-sync is not built"
        python, system = "python3 -c pass", "/usr/bin/python3"
        rows = [Row("plaid-sync --version", [str(self.binary), "--version"], peer=python,
                    skip=skip),
                Row(python, [system if os.path.exists(system) else sys.executable, "-c", "pass"])]
        self.measure("Start of a command", rows, rounds=self.options.rounds * 4)

    def in_process(self):
        folder = self.work / "figures"
        folder.mkdir(exist_ok=True)
        certificate, key = str(self.work / "cert.pem"), str(self.work / "key.pem")
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                        "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key, "-out",
                        certificate, "-days", "2", "-subj", "/CN=localhost", "-addext",
                        "subjectAltName=DNS:localhost,IP:127.0.0.1"], check=True,
                       capture_output=True)
        with Server(self.tools, "--pages", 20) as plain, \
                Server(self.tools, "--pages", 20, "--gzip", "--tls", certificate, key) as sealed:
            tls_url = f"https://127.0.0.1:{sealed.port}"
            env = {"BENCH_URL": plain.url, "BENCH_TLS_URL": tls_url, "BENCH_CA": certificate,
                   "BENCH_PAGES": "20", "BENCH_FOLDER": str(folder),
                   "SSL_CERT_FILE": certificate, "PLAID_SYNC_TODAY": TODAY}
            commands = [([str(self.tools / "transport"), tls_url, "20", "3", certificate], {}),
                        ([str(self.tools / "balances"), str(folder)], {})]
            probe = Path(self.options.probe) if self.options.probe else None
            if probe and probe.exists():
                commands.append(([str(probe)], env))
            merged, problems = figures(commands, 3)
        failed = bool(problems)
        if len(commands) == 2:
            problems.append("in-process figures skipped: plaid-sync-bench is not built")
        self.add(figure_table("Parts, in process", merged, problems), failed)
        self.groups.append({"title": "figures", "figures": {
            name: {"median": value[0], "min": value[1], "max": value[2], "unit": value[3]}
            for name, value in merged.items()}})

    def run(self):
        groups = {
            "first": self.first_pull, "nothing": self.nothing_new, "start": self.start,
            "latency": lambda: self.latency("One item, 30 pages, 80 ms each", 30, 1),
            "items": lambda: self.latency("8 items × 12 pages, 80 ms each", 12, 8),
            "parts": self.in_process, "memory": self.memory}
        wanted = self.options.only.split(",") if self.options.only else list(groups)
        unknown = [name for name in wanted if name not in groups]
        if unknown:
            sys.exit(f"bench: no such group: {', '.join(unknown)}; groups: {', '.join(groups)}")
        for name in wanted:
            groups[name]()


def machine():
    """The date and the machine in one line: cores, processor, system."""
    model = "unknown processor"
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        for line in file:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    day = datetime.date.today().isoformat()
    return f"{day}, {os.cpu_count()} cores of {model}, {system}, Python {platform.python_version()}"


def write_readme(text):
    """Replaces the text between the markers of README.md."""
    path = HERE / "README.md"
    before, _, rest = path.read_text().partition("<!-- last table -->")
    _, _, after = rest.partition("<!-- end -->")
    path.write_text(f"{before}<!-- last table -->\n\n{text}\n<!-- end -->{after}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tools", required=True, help="folder of the compiled C programs")
    parser.add_argument("--binary", required=True, help="the release plaid-sync")
    parser.add_argument("--probe", help="the release plaid-sync-bench")
    parser.add_argument("--sdk", help="a Python that has plaid-python")
    parser.add_argument("--python", default=sys.executable, help="a Python that has requests")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", help="names of groups, separated by commas")
    parser.add_argument("--write", action="store_true", help="put the table into README.md")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the servers stop too
    bench = Bench(parser.parse_args())
    bench.run()
    where = machine()
    document = {"machine": where, "groups": bench.groups}
    (bench.tools / "bench.json").write_text(json.dumps(document, indent=1))
    if bench.options.write:
        write_readme(f"Measured {where}.\n\n" + "\n".join(bench.sections))
    return 1 if bench.failed else 0


if __name__ == "__main__":
    sys.exit(main())
