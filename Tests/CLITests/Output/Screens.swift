import PlaidSyncLedger

@testable import PlaidSyncCLI

extension Terminal {
  /// A screen of `width` columns, without colors.
  static func screen(_ width: Int, isUTF8: Bool = true) -> Terminal {
    Terminal(isTerminal: true, width: width, usesColor: false, isUTF8: isUTF8)
  }
}

/// Parses an amount in a test.
func amount(_ text: String) throws -> Amount { try Amount(text) }
