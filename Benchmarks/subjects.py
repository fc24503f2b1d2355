"""The subjects of the rows: a page server, and plaid-sync with its own home folder."""
import json
import os
import shutil
import sqlite3
import stat
import subprocess
import urllib.request

from harness import Row

TODAY = "2026-06-30"  # the last day of the server's data


class Server:
    """A page server for one group of rows."""

    def __init__(self, tools, *arguments):
        self.process = subprocess.Popen([str(tools / "server"), *map(str, arguments)],
                                        stdout=subprocess.PIPE, text=True)
        words = self.process.stdout.readline().split()
        if len(words) != 2:
            raise RuntimeError("the page server did not start")
        self.port = int(words[1])
        self.url = f"http://127.0.0.1:{self.port}"

    def requests(self):
        with urllib.request.urlopen(f"{self.url}/bench/requests") as answer:
            return json.load(answer)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


class Ours:
    """plaid-sync with its own home folder: linked once, and reset to that state before a round."""

    def __init__(self, binary, folder, server, items=1, pulled=False):
        self.live, self.kept = folder / "live", folder / "kept"
        self.env = {"HOME": str(self.live), "XDG_CONFIG_HOME": str(self.live / "config"),
                    "XDG_DATA_HOME": str(self.live / "data"), "PLAID_SYNC_TODAY": TODAY}
        self.database = self.live / "bench.db"
        config = self.live / "config.json"
        self.words = [str(binary), "--config", str(config), "--db", str(self.database)]
        self.skip = None
        shutil.rmtree(folder, ignore_errors=True)
        self.live.mkdir(parents=True)
        config.write_text(json.dumps({"plaid": {
            "client_id": "bench", "secret": "bench", "environment": server.url}}))
        config.chmod(stat.S_IRUSR | stat.S_IWUSR)
        if not binary.exists():
            self.skip = "plaid-sync is not built"
            return
        for item in range(1, items + 1):
            self.run("link", "--token", f"access-sandbox-bench-{item}", "--no-pull")
        if pulled:
            self.run("pull", "-q")
        shutil.copytree(self.live, self.kept)

    def run(self, *words):
        if self.skip:
            return
        done = subprocess.run([*self.words, *words], env={**os.environ, **self.env}, text=True,
                              stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if done.returncode != 0:
            self.skip = f"`{words[0]}` ended with {done.returncode}: {done.stderr.strip()[-200:]}"

    def reset(self):
        shutil.rmtree(self.live)
        shutil.copytree(self.kept, self.live)

    def row(self, expected, **options):
        def verify(_output):
            with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as db:
                count = db.execute("SELECT count(*) FROM v_transactions").fetchone()[0]
            assert count == expected, f"{count} transactions stored, {expected} sent"

        return Row("plaid-sync", [*self.words, "pull", "-q"], env=self.env, skip=self.skip,
                   prepare=self.reset, verify=verify, **options)
