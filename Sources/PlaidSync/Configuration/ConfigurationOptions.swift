/// Settings of the caller, which take precedence over environment and configuration file.
///
/// A relative path starts from ``Environment/workingFolder``.
public struct ConfigurationOptions: Hashable, Sendable {
  /// The configuration file; `nil` for the usual places.
  public var configPath: String?
  /// The database; `nil` for the configured one.
  public var databasePath: String?
  /// The name of the family to work with; `nil` for the configured one.
  public var family: String?

  /// Creates options; `nil` leaves a setting to environment and file.
  public init(configPath: String? = nil, databasePath: String? = nil, family: String? = nil) {
    self.configPath = configPath
    self.databasePath = databasePath
    self.family = family
  }
}
