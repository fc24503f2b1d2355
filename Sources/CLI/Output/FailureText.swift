import Ledger

/// How a failure is told on standard error: what happened, and what to do about it.
enum FailureText {
  /// `plaid-sync: WHAT failed: WHY`, then `  try: …`; lines end with line feeds.
  static func text(_ failure: Failure) -> String {
    var text = "plaid-sync: \(TextWidth.cleaned(failure.message))\n"
    if let remedy = failure.remedy { text += "  try: \(TextWidth.cleaned(remedy))\n" }
    if let seconds = failure.retryAfterSeconds { text += "  again in: \(seconds) s\n" }
    if let request = failure.requestID { text += "  request: \(TextWidth.cleaned(request))\n" }
    return text
  }
}
