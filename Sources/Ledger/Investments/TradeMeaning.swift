/// What a trade does to an account, whatever its provider calls it.
///
/// Signs decide how much and in which direction; the meaning decides what is touched at all:
///
/// | meaning | quantity | cash | bought or sold |
/// |---|---|---|---|
/// | buy, sell, reinvestment, in kind, unknown | by its quantity | by its amount | yes |
/// | split | by its quantity | by its amount | no: the price gives way |
/// | income, fee, cash | untouched | by its amount | no |
/// | pending, cancel | untouched | untouched | no |
public enum TradeMeaning: String, Hashable, Sendable, CaseIterable {
  /// Opens or increases a position, or closes a short one.
  case buy
  /// Closes or decreases a position, or opens a short one.
  case sell
  /// A buy that is paid by income which is a trade of its own.
  case reinvestment
  /// Dividends, interest, gains: money from a security.
  case income
  /// Fees and taxes.
  case fee
  /// Money that comes from elsewhere or goes there.
  case cash
  /// Securities that come or go, mostly without money: transfers, mergers, spin-offs, exercises.
  case inKind = "in kind"
  /// More or fewer shares of the same worth; its quantity is the difference.
  case split
  /// Not booked yet, so it moves nothing.
  case pending
  /// The end of something that was not booked yet, so it moves nothing either.
  case cancel
  /// Not in the table: taken by its signs.
  case unknown

  /// True when its quantity changes what is held.
  public var movesQuantity: Bool {
    switch self {
    case .buy, .sell, .reinvestment, .inKind, .split, .unknown: true
    case .income, .fee, .cash, .pending, .cancel: false
    }
  }

  /// True when its amount changes the cash.
  public var movesCash: Bool { self != .pending && self != .cancel }

  /// The meaning of a provider's type and subtype; `unknown` when the table has no such pair.
  public static func reading(type: String, subtype: String) -> TradeMeaning {
    if type == "cancel" { return .cancel }
    return table[type]?[subtype] ?? .unknown
  }
}
