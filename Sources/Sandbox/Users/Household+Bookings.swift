import PlaidSyncLedger

extension Household {
  /// One booking, in cents.
  static func one(_ account: Int, _ cents: Int64, _ merchant: String) -> PlannedTransaction {
    PlannedTransaction(account: account, units: cents * cent, merchant: Merchant.place(merchant))
  }

  /// One booking near an amount in hundredths of a cent, with decimals such as banks compute.
  static func fractional(
    _ account: Int, _ hundredths: Int64, _ random: inout SeededRandom, _ merchant: String
  ) -> PlannedTransaction {
    let spread = Int64(random.number(in: 0...20_000))
    // Mostly four decimals, sometimes seven: as many as the real Sandbox sends.
    let tail = random.happens(perMille: 250) ? Int64(random.number(in: 1...999)) * 10 : 0
    let units = (abs(hundredths) + spread) * 10_000 + tail
    return PlannedTransaction(
      account: account, units: hundredths < 0 ? -units : units, merchant: Merchant.place(merchant))
  }

  /// Both sides of a transfer between own accounts.
  static func move(_ units: Int64, from source: Int, to target: Int) -> [PlannedTransaction] {
    let isSaving = source == Place.checking
    let outgoing = isSaving ? "Transfer to savings" : "Transfer to checking"
    let incoming = isSaving ? "Transfer from checking" : "Transfer from savings"
    return [
      PlannedTransaction(account: source, units: units, merchant: Merchant.place(outgoing)),
      PlannedTransaction(account: target, units: -units, merchant: Merchant.place(incoming)),
    ]
  }

  /// Both sides of paying a card or loan.
  static func pay(_ units: Int64, from source: Int, to debt: Int) -> [PlannedTransaction] {
    let (outgoing, incoming) =
      debt == Place.studentLoan
      ? ("Campus Bridge Loans", "Student loan payment, thank you")
      : ("Card payment", "Card payment, thank you")
    return [
      PlannedTransaction(account: source, units: units, merchant: Merchant.place(outgoing)),
      PlannedTransaction(account: debt, units: -units, merchant: Merchant.place(incoming)),
    ]
  }
}
