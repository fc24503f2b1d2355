/// What the command line says, which goes before everything else.
public struct ConfigurationOptions: Hashable, Sendable {
  /// `--config`.
  public var configPath: String?
  /// `--db`.
  public var databasePath: String?
  /// `--family`.
  public var family: String?

  /// Says nothing unless told.
  public init(configPath: String? = nil, databasePath: String? = nil, family: String? = nil) {
    self.configPath = configPath
    self.databasePath = databasePath
    self.family = family
  }
}
