#!/usr/bin/env python3
"""Writes the man pages: plaid-sync.1, and one page for each command of the top level.

    manual.py PROGRAM FOLDER

Names, arguments, options and examples come from the program itself; what they mean, the exit codes
and the environment from Docs/commands.md and Docs/configuration.md, which a test compares with the
program. The pages are dated by SOURCE_DATE_EPOCH.
"""

import datetime
import json
import os
import pathlib
import re
import subprocess
import sys

import roff
from markdown import Page, Paragraph, Table

ROOT = pathlib.Path(__file__).resolve().parents[2]

SYNOPSIS = "[common options]"
FILES = [
    ("~/.config/plaid-sync/config.json",
     "the configuration; below `$XDG_CONFIG_HOME` where that is set"),
    ("~/.config/plaid-sync/rules.json, categories.json",
     "rules and names of categories, next to the configuration"),
    ("~/.local/share/plaid-sync/plaid-sync.db",
     "the database; below `$XDG_DATA_HOME` where that is set"),
    ("~/.local/share/plaid-sync/token.key",
     "the key that seals the access tokens. Keep a copy elsewhere: it is in no backup"),
]
FIRST_STEPS = [
    ("Without an account, against a bank that this machine plays:",
     ["plaid-sync sandbox serve --port 8484",
      "plaid-sync init --env http://127.0.0.1:8484 --client-id any --secret any",
      "plaid-sync link",
      "plaid-sync accounts"]),
    ("With real banks:",
     ["plaid-sync init --env production --time-zone Europe/Berlin --currency EUR",
      "plaid-sync link",
      "plaid-sync cron install"]),
]


class Command:
    """A command as the program describes itself, with its section of Docs/commands.md."""

    def __init__(self, info, above, page):
        self.words = above + [info["commandName"]]
        self.abstract = info["abstract"]
        self.arguments = [one for one in info.get("arguments", []) if one["shouldDisplay"]]
        self.children = [
            Command(child, self.words, page) for child in info.get("subcommands", [])
            if child["shouldDisplay"] and child["commandName"] != "help"]
        self.discussion, self.examples = split_examples(info.get("discussion") or "")
        self.section = page.sections.get(self.name)

    @property
    def name(self):
        """The words after the program's name."""
        return " ".join(self.words[1:])

    @property
    def leaves(self):
        """The commands that do something."""
        return [leaf for child in self.children for leaf in child.leaves] or [self]

    def own_options(self, common):
        """The options that not every command has."""
        return [one for one in self.arguments
                if one["kind"] != "positional" and not set(long_names(one)) & common]


def split_examples(discussion):
    """A help text without its examples, and the examples as (label, lines)."""
    paragraphs, examples = [], []
    for paragraph in discussion.split("\n\n"):
        if not paragraph.startswith("Example"):
            paragraphs += [paragraph] if paragraph.strip() else []
            continue
        for line in paragraph.split("\n"):
            label, _, command = line.partition(": ")
            label = label.removeprefix("Example").lstrip(", ").strip()
            label = "" if label == "then" else label
            if label or not examples:
                examples.append((f"{label.capitalize()}:" if label else "", []))
            examples[-1][1].append(command.strip())
    return paragraphs, examples


def long_names(argument):
    return [f"--{name['name']}" for name in argument.get("names") or [] if name["kind"] == "long"]


def tag(argument):
    """How an option is typed: -q, --quiet; --item <item>."""
    names = sorted(argument["names"], key=lambda name: name["kind"] != "short")
    texts = [f"{'-' if name['kind'] == 'short' else '--'}{name['name']}" for name in names]
    value = roff.italic(argument["valueName"]) if argument["kind"] == "option" else ""
    return ", ".join(map(roff.bold, texts)) + (f" {value}" if value else "")


def usage(command, common):
    """One line of a synopsis."""
    parts = [roff.bold(" ".join(command.words))]
    for argument in command.arguments:
        if set(long_names(argument)) & common:
            continue
        if argument["kind"] == "positional":
            text = roff.italic(argument["valueName"])
        else:
            name = argument["preferredName"]
            text = roff.bold(f"{'-' if name['kind'] == 'short' else '--'}{name['name']}")
            if argument["kind"] == "option":
                text += f" {roff.italic(argument['valueName'])}"
        text += " ..." if argument["isRepeating"] else ""
        parts.append(f"[{text}]" if argument["isOptional"] else text)
    # A line is broken between arguments only.
    return " ".join(part.replace(" ", r"\ ") for part in [*parts, SYNOPSIS])


def synopsis(commands, common):
    lines = [".SH SYNOPSIS"]
    for number, command in enumerate(commands):
        lines += [".br"] if number else []
        lines.append(usage(command, common))
    return lines


def options(command, common):
    """The list of a command's own options; their meaning is in its section of the page."""
    rows = [row for block in command.section or []
            if isinstance(block, Table) and block.head[0] == "option" for row in block.rows]
    lines, tags = [], []
    own = command.own_options(common)
    for argument, following in zip(own, own[1:] + [None]):
        row = row_of(argument, rows)
        if row is None:
            sys.exit(f"manual.py: Docs/commands.md has no {long_names(argument)} of {command.name}")
        tags.append(tag(argument))
        # Two options with one meaning stand together.
        if following is None or row_of(following, rows) is not row:
            lines += roff.item(", ".join(tags), roff.sentence(row[1]))
            tags = []
    return lines


def row_of(argument, rows):
    """The row of a table of options that names the option."""
    names = set(long_names(argument))
    return next((row for row in rows if names & set(re.findall(r"--[a-z][a-z-]*", row[0]))), None)


def description(command):
    """A command's section without its options."""
    if command.section is None:
        sys.exit(f"manual.py: Docs/commands.md has no section {command.name}")
    lines = []
    for block in command.section:
        if not (isinstance(block, Table) and block.head[0] == "option"):
            lines += block.roff()
    return lines


def examples(commands):
    lines = []
    for label, typed in [one for command in commands for one in command.examples]:
        lines += roff.paragraph(label) if label else []
        lines += roff.literal(typed)
    return [".SH EXAMPLES", *lines] if lines else []


def see_also(names, page_files):
    # Not divided at their hyphens, so that they can be copied and searched for.
    references = ",\n".join(rf".BR \%{roff.escaped(name)} (1)" for name in names)
    return [".SH SEE ALSO", references, *roff.paragraph(
        "The folder `Docs` of the distribution, on Debian `/usr/share/doc/plaid-sync/Docs`: "
        + ", ".join(f"`{name}`" for name in page_files) + ".")]


def command_page(command, common, head):
    leaves = command.leaves
    lines = head(" ".join(command.words), command.abstract)
    lines += synopsis(leaves, common)
    if leaves == [command]:
        lines += [".SH DESCRIPTION", *description(command)]
        own = options(command, common)
    else:
        lines += [".SH DESCRIPTION"]
        for text in [command.abstract, *command.discussion]:
            lines += roff.paragraph(text)
        lines += [".SH COMMANDS"]
        for leaf in leaves:
            lines += [f".SS {roff.escaped(leaf.name)}", *description(leaf)]
            own = options(leaf, common)
            lines += roff.paragraph("Options:") + own if own else []
        own = []
    lines += [".SH OPTIONS", *own]
    lines += roff.paragraph("The common options are described in `plaid-sync`(1).")
    lines += [".SH EXIT STATUS", *roff.paragraph(
        "0 when it is done, 1 when something needs attention; `plaid-sync`(1) lists all codes.")]
    lines += examples([command] + [leaf for leaf in leaves if leaf is not command])
    return lines + see_also(["plaid-sync"], ["commands.md"])


def main_page(root, commands, configuration, head):
    lines = head("plaid-sync", root.abstract)
    lines += [".SH SYNOPSIS", f"{roff.bold('plaid-sync')} {roff.italic('command')} [options]"]
    lines += [".SH DESCRIPTION"]
    for text in root.discussion:
        lines += roff.paragraph(text)
    # What the page says of itself is of no use here, nor how to install completions.
    for block in commands.introduction:
        if isinstance(block, Paragraph) and not re.search("this page|:$", block.text, re.I):
            lines += block.roff()
    lines += [".SH COMMANDS"]
    known = {leaf.name: leaf for leaf in root.leaves}
    for group, names in commands.groups.items():
        if not names:
            continue
        lines += [f".SS {roff.escaped(group)}"]
        lines += [".PD 0"]
        for name in names:
            lines += roff.item(roff.bold(name), known[name].abstract, width=20)
        lines += [".PD"]
    for title, table in [
            ("COMMON OPTIONS", commands.table("Options of every command")),
            ("EXIT STATUS", commands.table("Exit codes")),
            ("ENVIRONMENT", configuration.table("Environment variables"))]:
        replaces = "replaces " if title == "ENVIRONMENT" else ""
        lines.append(f".SH {title}")
        for name, meaning in table.rows:
            is_key = replaces and meaning.startswith("`")
            lines += roff.item(
                roff.inline(name), roff.sentence(f"{replaces}{meaning}" if is_key else meaning))
    lines += roff.item(roff.bold("NO_COLOR"), "Set to anything, it turns colors off.")
    lines.append(".SH FILES")
    for path, meaning in FILES:
        lines += roff.item(roff.italic(path), roff.sentence(meaning))
    lines.append(".SH EXAMPLES")
    for label, typed in FIRST_STEPS:
        lines += roff.paragraph(label) + roff.literal(typed)
    pages = [f"plaid-sync-{child.words[1]}" for child in root.children]
    return lines + see_also(
        pages, ["commands.md", "configuration.md", "rules.md", "schema.md", "faults.md"])


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    dump = subprocess.run([program, "--experimental-dump-help"], check=True, capture_output=True)
    version = subprocess.run([program, "--version"], check=True, capture_output=True, text=True)
    version = " ".join(version.stdout.split()[:2])
    date = datetime.datetime.fromtimestamp(
        int(os.environ.get("SOURCE_DATE_EPOCH", 0)), datetime.timezone.utc).date()
    commands = Page(ROOT / "Docs/commands.md")
    configuration = Page(ROOT / "Docs/configuration.md")
    common = set(re.findall(
        r"--[a-z][a-z-]*",
        " ".join(row[0] for row in commands.table("Options of every command").rows)))
    root = Command(json.loads(dump.stdout)["command"], [], commands)

    def head(name, abstract):
        file = name.replace(" ", "-")
        abstract = abstract[0].lower() + abstract[1:].rstrip(".")
        return [f'.TH {file.upper()} 1 {date} "{version}" "User commands"', ".ad l", ".nh",
                ".SH NAME", f"{roff.escaped(file)} \\- {roff.escaped(abstract)}"]

    def write(name, lines):
        # A heading begins a paragraph already.
        lines = [line for number, line in enumerate(lines)
                 if line != ".PP" or not lines[number - 1].startswith((".SH", ".SS"))]
        (folder / f"{name}.1").write_text("\n".join(lines) + "\n")

    folder.mkdir(parents=True, exist_ok=True)
    write("plaid-sync", main_page(root, commands, configuration, head))
    for child in root.children:
        write(f"plaid-sync-{child.words[1]}", command_page(child, common, head))


if __name__ == "__main__":
    main()
