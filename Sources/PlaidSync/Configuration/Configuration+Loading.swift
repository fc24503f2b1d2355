import Ledger

extension Configuration {
  /// Reads the configuration.
  ///
  /// - Parameter isFileNeeded: `false` for `init`, which is there to write one, and for commands
  ///   that use neither Plaid nor the database. Otherwise a file may be missing only where the
  ///   command line or the environment say enough: a database, or client id and secret.
  public static func load(
    _ options: ConfigurationOptions = ConfigurationOptions(), in surroundings: Environment,
    isFileNeeded: Bool = true
  ) throws(Failure) -> Configuration {
    let path = path(options, in: surroundings)
    let file = try ConfigurationFile.read(path, environment: surroundings)
    let configuration = try joining(file, at: path, options, in: surroundings)
    if file == nil, isFileNeeded {
      let isNamed = (options.configPath ?? surroundings["PLAID_SYNC_CONFIG"]) != nil
      let isEnough =
        options.databasePath != nil || surroundings["PLAID_SYNC_DB"] != nil
        || configuration.hasCredentials
      guard !isNamed, isEnough else {
        throw Failure(
          .configuration, "There is no configuration \(path).", remedy: "run `plaid-sync init`")
      }
    }
    return configuration
  }

  /// Where the configuration is, or would be.
  static func path(_ options: ConfigurationOptions, in surroundings: Environment) -> String {
    let named = options.configPath ?? surroundings["PLAID_SYNC_CONFIG"]
    return named.map { surroundings.absolutePath($0) }
      ?? folder("XDG_CONFIG_HOME", ".config", in: surroundings) + "/config.json"
  }

  /// Puts the layers together: command line before environment, before file, before defaults.
  static func joining(
    _ file: ConfigurationFile?, at path: String, _ options: ConfigurationOptions,
    in surroundings: Environment
  ) throws(Failure) -> Configuration {
    var layers = file ?? ConfigurationFile()
    try layers.apply(variablesOf: surroundings)
    layers.apply(options, in: surroundings)
    return Configuration(
      layers, filePath: path, hasFile: file != nil,
      dataFolder: folder("XDG_DATA_HOME", ".local/share", in: surroundings),
      todayOverride: try today(surroundings), surroundings: surroundings)
  }

  /// The program's folder below one of the user's base folders; relative ones are not valid.
  private static func folder(
    _ variable: String, _ fallback: String, in surroundings: Environment
  ) -> String {
    let base = surroundings[variable].flatMap { $0.hasPrefix("/") ? $0 : nil }
    return "\(base ?? "\(surroundings.home)/\(fallback)")/plaid-sync"
  }

  private static func today(_ surroundings: Environment) throws(Failure) -> LocalDate? {
    guard let text = surroundings["PLAID_SYNC_TODAY"] else { return nil }
    guard let date = LocalDate(text) else {
      throw Failure(
        .configuration, "PLAID_SYNC_TODAY is \"\(text)\", which is not a date.",
        remedy: "write it as YYYY-MM-DD, or unset it")
    }
    return date
  }
}

extension ConfigurationFile {
  /// Lets the environment's variables replace what the file says.
  mutating func apply(variablesOf surroundings: Environment) throws(Failure) {
    clientID = try ConfigurationFile.source("PLAID_CLIENT_ID", in: surroundings) ?? clientID
    secret = try ConfigurationFile.source("PLAID_SECRET", in: surroundings) ?? secret
    if let text = surroundings["PLAID_ENV"] {
      do {
        environment = try PlaidEnvironment(reading: text)
      } catch {
        throw Failure(
          .configuration, "PLAID_ENV cannot be \"\(text)\": \(error.clause).", remedy: error.remedy)
      }
    }
    for (variable, place) in [
      ("PLAID_SYNC_DB", \ConfigurationFile.databasePath), ("PLAID_SYNC_KEY_FILE", \.keyPath),
    ] {
      guard let text = surroundings[variable] else { continue }
      self[keyPath: place] = surroundings.absolutePath(text)
    }
  }

  /// Lets the command line replace both.
  mutating func apply(_ options: ConfigurationOptions, in surroundings: Environment) {
    if let path = options.databasePath {
      databasePath = surroundings.absolutePath(path)
    }
    family = options.family ?? family
  }

  /// A secret from a variable, or from the file that the variable's `…_FILE` names.
  private static func source(
    _ variable: String, in surroundings: Environment
  ) throws(Failure) -> SecretSource? {
    let text = surroundings[variable]
    guard let path = surroundings["\(variable)_FILE"] else {
      return text == nil ? nil : .variable(variable)
    }
    guard text == nil else {
      throw Failure(
        .configuration, "Both \(variable) and \(variable)_FILE are set.",
        remedy: "unset one of them")
    }
    return .file(surroundings.absolutePath(path))
  }
}
