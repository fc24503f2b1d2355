extension TradeMeaning {
  /// Every type and subtype of Plaid's investment transactions.
  ///
  /// `stock distribution` and `adjustment` bring shares, whatever type they come under. Subtypes
  /// that Plaid lists without a type are under the types in which they make sense.
  static let table: [String: [String: TradeMeaning]] = [
    "buy": [
      "assignment": .buy, "buy": .buy, "buy to cover": .buy, "contribution": .buy,
      "dividend reinvestment": .reinvestment, "interest reinvestment": .reinvestment,
      "long-term capital gain reinvestment": .reinvestment,
      "short-term capital gain reinvestment": .reinvestment, "rebalance": .buy,
    ],
    "sell": [
      "distribution": .sell, "exercise": .sell, "sell": .sell, "sell short": .sell,
      "rebalance": .sell,
    ],
    "cash": moneyMeanings.merging(
      [
        "contribution": .cash, "deposit": .cash, "withdrawal": .cash, "pending credit": .pending,
        "pending debit": .pending, "loan payment": .cash,
      ], uniquingKeysWith: { $1 }),
    "fee": moneyMeanings.merging(
      ["adjustment": .inKind, "return of principal": .income, "interest receivable": .income],
      uniquingKeysWith: { $1 }),
    "transfer": [
      "assignment": .inKind, "adjustment": .inKind, "exercise": .inKind, "expire": .inKind,
      "merger": .inKind, "request": .inKind, "send": .inKind, "spin off": .inKind,
      "split": .split, "trade": .inKind, "transfer": .inKind, "rebalance": .inKind,
    ],
  ]

  /// What the types `cash` and `fee` share: Plaid sends income under both.
  private static let moneyMeanings: [String: TradeMeaning] = [
    "account fee": .fee, "fund fee": .fee, "legal fee": .fee, "management fee": .fee,
    "margin expense": .fee, "miscellaneous fee": .fee, "transfer fee": .fee, "trust fee": .fee,
    "non-resident tax": .fee, "tax": .fee, "tax withheld": .fee,
    "dividend": .income, "interest": .income, "long-term capital gain": .income,
    "non-qualified dividend": .income, "qualified dividend": .income,
    "short-term capital gain": .income, "unqualified gain": .income,
    "stock distribution": .inKind,
  ]
}
