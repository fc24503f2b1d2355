/// What a trade does to an account, independent of Plaid's name for it.
///
/// Signs decide the direction and amounts the extent; the meaning decides what is affected at all:
///
/// | meaning | quantity | cash | bought or sold |
/// |---|---|---|---|
/// | buy, sell, reinvestment, in kind, unknown | by its quantity | by its amount | yes |
/// | split | by its quantity | by its amount | no: the price is adjusted |
/// | income, fee, cash | unchanged | by its amount | no |
/// | pending, cancel | unchanged | unchanged | no |
public enum TradeMeaning: String, Hashable, Sendable, CaseIterable {
  /// Opens or increases a position, or closes a short one.
  case buy
  /// Closes or decreases a position, or opens a short one.
  case sell
  /// A buy paid with income that is recorded as a trade of its own.
  case reinvestment
  /// Dividends, interest and capital gains: money from a security.
  case income
  /// Fees and taxes.
  case fee
  /// Deposits and withdrawals.
  case cash
  /// Securities that enter or leave, mostly without cash: transfers, mergers, spin-offs, exercises.
  case inKind = "in kind"
  /// More or fewer shares of the same total value; its quantity is the difference.
  case split
  /// Not booked yet, so it has no effect.
  case pending
  /// The cancellation of something not yet booked, so it has no effect either.
  case cancel
  /// A type and subtype that are not known: treated according to the signs.
  case unknown

  /// The meaning of a provider's type and subtype; `unknown` if the table lacks the pair.
  package init(type: String, subtype: String) {
    self = type == "cancel" ? .cancel : Self.table[type]?[subtype] ?? .unknown
  }

  /// True when ``Trade/quantity`` changes what is held.
  public var movesQuantity: Bool {
    switch self {
    case .buy, .sell, .reinvestment, .inKind, .split, .unknown: true
    case .income, .fee, .cash, .pending, .cancel: false
    }
  }

  /// True when ``Trade/money`` changes the account's cash.
  public var movesCash: Bool { self != .pending && self != .cancel }
}

extension TradeMeaning {
  /// Every type and subtype of Plaid's investment transactions.
  ///
  /// `stock distribution` and `adjustment` add shares, under any type. Subtypes that Plaid lists
  /// without a type are under the types where they make sense.
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

  /// The subtypes shared by `cash` and `fee`: Plaid sends income under both.
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
