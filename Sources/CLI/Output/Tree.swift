/// A tree of lines, such as a sync and its parts.
struct Tree: Hashable, Sendable {
  /// The text of the line.
  let label: String
  /// The lines below it.
  let children: [Tree]

  /// Creates a line with the lines below it.
  init(_ label: String, _ children: [Tree] = []) {
    self.label = label
    self.children = children
  }

  /// All lines, each ending in a line feed.
  func text(on terminal: Terminal) -> String {
    lines(isUTF8: terminal.isUTF8).map { line in
      guard let width = terminal.width else { return line + "\n" }
      return TextWidth.clipped(line, to: width, isUTF8: terminal.isUTF8) + "\n"
    }.joined()
  }

  private func lines(isUTF8: Bool) -> [String] {
    var lines = [TextWidth.cleaned(label)]
    for (index, child) in children.enumerated() {
      let isLast = index == children.count - 1
      let branch = isUTF8 ? (isLast ? "└── " : "├── ") : (isLast ? "`-- " : "|-- ")
      let stem = isLast ? "    " : (isUTF8 ? "│   " : "|   ")
      let inner = child.lines(isUTF8: isUTF8)
      lines.append(branch + inner[0])
      lines += inner.dropFirst().map { stem + $0 }
    }
    return lines
  }
}
