/// The average cost of a holding, updated trade by trade in ascending order.
///
/// A sale reduces the cost proportionally; a split leaves it unchanged. The cost becomes unknown
/// when units enter whose cost is unknown or in another currency, or when more is sold than is
/// held. It stays unknown until nothing is held.
package struct AverageCost: Hashable, Sendable {
  /// The quantity held.
  package private(set) var quantity: Quantity
  /// The cost of that quantity; `nil` when unknown.
  package private(set) var cost: Money?

  /// Starts with an opening quantity and its cost; by default with nothing.
  package init(quantity: Quantity = .zero, cost: Money? = nil) {
    self.quantity = quantity
    self.cost = cost
  }

  /// Applies the next trade; throws when a value is out of range.
  package mutating func apply(_ trade: TradeFlow) throws(AmountError) {
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

  /// The price paid in a purchase, including fees if the amount includes them.
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
