/// What a holding cost, by the average of its purchases, while its trades are walked upwards.
///
/// A sale takes its share of the cost with it, a split takes none. Once something comes in of which
/// the cost is not known, or in another currency, or more is sold than there was, the cost is unknown
/// until nothing is held.
public struct AverageCost: Hashable, Sendable {
  /// How many are held.
  public private(set) var quantity: Quantity
  /// What they cost; `nil` when that is not known.
  public private(set) var cost: Money?

  /// Begins with what is held on a day, and with nothing where nothing is said.
  public init(quantity: Quantity = .zero, cost: Money? = nil) {
    self.quantity = quantity
    self.cost = cost
  }

  /// Takes in the next trade; throws when a figure leaves its range.
  public mutating func apply(_ trade: TradeFlow) throws(AmountError) {
    guard trade.meaning.movesQuantity, !trade.quantity.isZero else { return }
    let before = quantity
    let after = try quantity.adding(trade.quantity)
    quantity = after
    if after.isZero {
      cost = nil
    } else if trade.meaning == .split {
      return
    } else if before.isZero {
      cost = try AverageCost.price(of: trade)
    } else if before.isNegative || after.isNegative {
      cost = nil
    } else if let held = cost {
      cost =
        try trade.quantity.isNegative
        ? Money(held.amount.scaled(by: after, over: before), held.currency)
        : AverageCost.price(of: trade).flatMap { added throws(AmountError) in
          guard added.currency == held.currency else { return nil }
          return Money(try held.amount.adding(added.amount), held.currency)
        }
    }
  }

  /// What was paid for a purchase, fees included where the amount has them.
  private static func price(of trade: TradeFlow) throws(AmountError) -> Money? {
    guard !trade.quantity.isNegative else { return nil }
    if trade.money.amount > .zero { return trade.money }
    guard let price = trade.statedPrice else { return nil }
    return Money(try trade.quantity.value(at: price), trade.money.currency)
  }
}

extension Amount {
  /// The amount times one quantity over another, rounded half-even.
  fileprivate func scaled(
    by numerator: Quantity, over denominator: Quantity
  ) throws(AmountError) -> Amount {
    try Quantity(description).multiplied(by: numerator, over: denominator)
      .value(at: .one)
  }
}
