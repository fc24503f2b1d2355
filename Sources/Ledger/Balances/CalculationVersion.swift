/// The version of the rules that balances are computed by.
///
/// Raised whenever such a rule changes: accounts computed by another version are synced in full.
public let calculationVersion: Int64 = 2
