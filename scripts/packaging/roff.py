"""The little roff that the man pages need (see man(7))."""

import re


def escaped(text):
    """Text as it is: what typed commands contain keeps its ASCII form, so that it can be copied."""
    for character, name in [("\\", r"\e"), ("-", r"\-"), ("'", r"\(aq"), ("`", r"\(ga"),
                            ("^", r"\(ha"), ("~", r"\(ti")]:
        text = text.replace(character, name)
    return text


def prose(text):
    """Text in which a hyphen is a hyphen and an apostrophe an apostrophe."""
    return text.replace("\\", r"\e")


def bold(text):
    return rf"\fB{escaped(text)}\fR"


def italic(text):
    return rf"\fI{escaped(text)}\fR"


def inline(text):
    """Markdown within a paragraph: `code`, *emphasis*, **strong** and [links](to somewhere)."""
    text = re.sub(r"\[([^]`]*)\]\(#[^)]*\)", r"\1 in `commands.md`", text)
    text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text)
    parts = re.split(r"(`[^`]*`|\*\*[^*]+\*\*|\*[^*\s][^*]*\*)", text)
    result = []
    for part in parts:
        if part.startswith("`"):
            result.append(bold(part.strip("`")))
        elif part.startswith("*") and len(part) > 2:
            result.append(italic(part.strip("*")))
        else:
            result.append(prose(part))
    return "".join(result).replace(r"\|", "|")


def safe(line):
    """A line that is text, whatever it begins with."""
    return rf"\&{line}" if line.startswith((".", "'")) else line


def lines(text):
    """Prose on one line for each sentence, as roff wants it."""
    return [safe(line) for line in re.split(r"(?<=[.?!:]) (?=\S)", text.strip()) if line]


def sentence(text):
    """The text with a capital and a full stop, unless it begins with what has its own spelling."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", ":")) else f"{text}."


def paragraph(text):
    return [".PP", *lines(inline(" ".join(text.split())))]


def item(tag, text, width=None):
    return [f".TP {width}" if width else ".TP", safe(tag), *lines(inline(text))]


def literal(typed):
    """Lines exactly as they are."""
    return [".PP", ".RS 4", ".EX", *(safe(escaped(line)) for line in typed), ".EE", ".RE"]
