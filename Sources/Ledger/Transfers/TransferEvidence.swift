/// What an entry says about being a side of a transfer.
package struct TransferEvidence: Hashable, Sendable {
  /// What the entry is for.
  package enum Purpose: Hashable, Sendable {
    /// It moves money between accounts.
    case transfer
    /// It is something else, such as a purchase or a wage.
    case other
    /// Nothing is known.
    case unknown
  }

  package let purpose: Purpose
  /// The entry's texts, in lower case.
  private let text: String

  /// Evidence of an entry that says nothing.
  package static let none = TransferEvidence(category: nil, texts: [])

  /// The beginnings of the categories of entries that move money between accounts.
  private static let transferCategories = [
    "TRANSFER_IN", "TRANSFER_OUT", "LOAN_PAYMENTS", "LOAN_DISBURSEMENTS",
  ]
  private static let words = ["transfer", "xfer", "tfr"]

  /// Reads a transaction's effective category and its texts. A category that is none of Plaid's is
  /// the user's own, and says that the entry is no transfer.
  package init(category: String?, texts: [String]) {
    text = texts.joined(separator: " ").lowercased()
    purpose =
      switch category {
      case nil, "OTHER": .unknown
      case let category?:
        Self.transferCategories.contains { category.hasPrefix($0) } ? .transfer : .other
      }
  }

  /// The evidence of a trade that moves money into its account or out of it.
  package init(tradeNamed name: String) {
    text = name.lowercased()
    purpose = .transfer
  }

  /// Whether the entry is a transfer by its category, or its text names a transfer or the other
  /// account. An entry that is something else supports nothing.
  package func supports(_ other: AccountNames) -> Bool {
    switch purpose {
    case .transfer: true
    case .other: false
    case .unknown: Self.words.contains { text.contains($0) } || other.isNamed(in: text)
    }
  }

  /// The names by which the texts of entries call an account.
  package struct AccountNames: Hashable, Sendable {
    private let names: [String]

    /// Names that are too short to prove anything are left out.
    package init(name: String?, mask: String?, institution: String?) {
      let texts = [name, institution].compactMap { $0?.lowercased() }.filter { $0.count >= 4 }
      names = texts + [mask].compactMap { $0 }.filter { $0.count >= 3 }
    }

    func isNamed(in text: String) -> Bool { names.contains { text.contains($0) } }
  }
}
