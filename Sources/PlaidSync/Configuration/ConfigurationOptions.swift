/// The command line's settings, which take precedence over all others.
public struct ConfigurationOptions: Hashable, Sendable {
  /// `--config`.
  public var configPath: String?
  /// `--db`.
  public var databasePath: String?
  /// `--family`.
  public var family: String?

  /// Creates options; `nil` means that an option was not given.
  public init(configPath: String? = nil, databasePath: String? = nil, family: String? = nil) {
    self.configPath = configPath
    self.databasePath = databasePath
    self.family = family
  }
}
