"""As much of Markdown as the pages in Docs use, for the man pages."""

import re

import roff


class Paragraph:
    def __init__(self, text):
        self.text = text

    def roff(self):
        return roff.paragraph(self.text)


class Code:
    def __init__(self, lines):
        self.lines = lines

    def roff(self):
        return roff.literal(self.lines)


class Bullets:
    def __init__(self, items):
        self.items = items

    def roff(self):
        return [line for text in self.items
                for line in [r".IP \(bu 3", *roff.lines(roff.inline(text))]]


class Table:
    def __init__(self, rows):
        self.head = rows[0]
        # The second row is the rule below the head.
        self.rows = rows[2:]

    def roff(self):
        return [line for row in self.rows
                for line in roff.item(roff.inline(row[0]), roff.sentence("; ".join(row[1:])))]


class Page:
    """A page: its introduction, its sections, and which commands stand below which heading."""

    def __init__(self, path):
        self.introduction = []
        # What stands below a heading; a command's name is without its quotes.
        self.sections = {}
        # Headings of the second level, with the commands below.
        self.groups = {}
        blocks, group = self.introduction, None
        for part in parts(path.read_text()):
            if isinstance(part, str):
                title = part.lstrip("# ").strip("`")
                if part.startswith("## "):
                    group = self.groups.setdefault(title, [])
                elif part.startswith("### `"):
                    group.append(title)
                if not part.startswith("# "):
                    blocks = self.sections.setdefault(title, [])
            else:
                blocks.append(part)

    def table(self, title):
        return next(block for block in self.sections[title] if isinstance(block, Table))


def parts(text):
    """Headings as text, everything else as blocks."""
    lines = text.split("\n")
    while lines:
        line = lines[0]
        if not line.strip():
            del lines[0]
        elif line.startswith("#"):
            yield lines.pop(0)
        elif line.startswith("```"):
            end = lines.index("```", 1)
            yield Code(lines[1:end])
            del lines[:end + 1]
        elif line.startswith("|"):
            rows = take(lines, lambda line: line.startswith("|"))
            yield Table([cells(row) for row in rows])
        elif line.startswith("* "):
            items = re.split(r"^\* ", "\n".join(take(lines, str.strip)), flags=re.M)
            yield Bullets([" ".join(one.split()) for one in items if one])
        else:
            yield Paragraph(" ".join(take(
                lines, lambda line: line.strip() and not line.startswith(("#", "```", "|", "* ")))))


def take(lines, condition):
    """Removes and returns the first lines for which the condition holds."""
    taken = []
    while lines and condition(lines[0]):
        taken.append(lines.pop(0))
    return taken


def cells(row):
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]]
