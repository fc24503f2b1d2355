import Ledger

@testable import CLI

extension Terminal {
  /// A screen of so many columns, without colours.
  static func screen(_ width: Int, isUTF8: Bool = true) -> Terminal {
    Terminal(isTerminal: true, width: width, hasColour: false, isUTF8: isUTF8)
  }
}

/// An amount written down in a test.
func amount(_ text: String) throws -> Amount { try Amount(text) }
