import PlaidSyncLedger

/// A failure as text for standard error: what happened, and what to do about it.
enum FailureText {
  /// `plaid-sync: WHAT failed: WHY`, then `  try: …`; each line ends in a line feed.
  ///
  /// On a terminal, lines wrap at its width or at 100 columns; in files and pipes they do not.
  static func text(_ failure: Failure, on terminal: Terminal = .file) -> String {
    func lines(_ text: String) -> String {
      let text = TextWidth.cleaned(text)
      guard let width = terminal.width else { return text + "\n" }
      return TextWidth.wrapped(text, to: min(width, 100), indent: 7)
    }
    var text = lines("plaid-sync: \(failure.message)")
    if let remedy = failure.remedy { text += lines("  try: \(RemedyText.text(remedy))") }
    if let seconds = failure.retryAfterSeconds { text += "  retry in: \(seconds) s\n" }
    if let request = failure.requestID { text += "  request: \(TextWidth.cleaned(request))\n" }
    return text
  }
}
