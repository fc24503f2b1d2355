import PlaidSyncLedger

extension Configuration {
  /// Loads the configuration that the command line uses, too: Docs/configuration.md describes it.
  ///
  /// Secrets are not fetched before Plaid is called.
  ///
  /// Throws `FailureCode.configuration` if there is none or it is invalid; the message names file,
  /// line and key.
  ///
  /// - Parameters:
  ///   - options: Settings that take precedence over environment and file.
  ///   - environment: That of this process, unless a test or another user's is needed.
  ///   - isFileNeeded: `false` accepts that there is no file and uses the defaults. Otherwise the
  ///     file may be missing only if options or environment provide enough: a database, or client
  ///     id and secret.
  public static func load(
    _ options: ConfigurationOptions = ConfigurationOptions(), in environment: Environment = .live(),
    isFileNeeded: Bool = true
  ) throws(Failure) -> Configuration {
    let path = path(options, in: environment)
    let file = try ConfigurationFile.read(path, environment: environment)
    let configuration = try joining(file, at: path, options, in: environment)
    if file == nil, isFileNeeded {
      let isNamed = (options.configPath ?? environment["PLAID_SYNC_CONFIG"]) != nil
      let isEnough =
        options.databasePath != nil || environment["PLAID_SYNC_DB"] != nil
        || configuration.hasCredentials
      guard !isNamed, isEnough else {
        throw Failure(
          .configuration, "There is no configuration \(path).", remedy: .initialize)
      }
    }
    return configuration
  }

  /// The path of the configuration file, which need not exist.
  static func path(_ options: ConfigurationOptions, in environment: Environment) -> String {
    let named = options.configPath ?? environment["PLAID_SYNC_CONFIG"]
    return named.map { environment.absolutePath($0) }
      ?? folder("XDG_CONFIG_HOME", ".config", in: environment) + "/config.json"
  }

  /// Merges the layers; in order of precedence: command line, environment, file, defaults.
  static func joining(
    _ file: ConfigurationFile?, at path: String, _ options: ConfigurationOptions,
    in environment: Environment
  ) throws(Failure) -> Configuration {
    var layers = file ?? ConfigurationFile()
    try layers.apply(variablesOf: environment)
    layers.apply(options, in: environment)
    return Configuration(
      layers, filePath: path, hasFile: file != nil,
      dataFolder: folder("XDG_DATA_HOME", ".local/share", in: environment),
      todayOverride: try today(environment), environment: environment)
  }

  /// The program's folder in one of the user's base folders; a relative base folder is ignored.
  private static func folder(
    _ variable: String, _ fallback: String, in environment: Environment
  ) -> String {
    let base = environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil }
    return "\(base ?? "\(environment.home)/\(fallback)")/plaid-sync"
  }

  private static func today(_ environment: Environment) throws(Failure) -> LocalDate? {
    guard let text = environment["PLAID_SYNC_TODAY"] else { return nil }
    guard let date = LocalDate(text) else {
      throw Failure(
        .configuration, "PLAID_SYNC_TODAY is \"\(text)\", which is not a date.",
        remedy: "write it as YYYY-MM-DD, or unset it")
    }
    return date
  }
}

extension ConfigurationFile {
  /// Overrides the file's values with environment variables.
  mutating func apply(variablesOf environment: Environment) throws(Failure) {
    clientID = try ConfigurationFile.source("PLAID_CLIENT_ID", in: environment) ?? clientID
    secret = try ConfigurationFile.source("PLAID_SECRET", in: environment) ?? secret
    if let text = environment["PLAID_ENV"] {
      do {
        plaidEnvironment = try PlaidEnvironment(parsing: text)
      } catch {
        throw Failure(
          .configuration, "PLAID_ENV cannot be \"\(text)\": \(error.clause).", remedy: error.remedy)
      }
    }
    for (variable, place) in [
      ("PLAID_SYNC_DB", \ConfigurationFile.databasePath), ("PLAID_SYNC_KEY_FILE", \.keyPath),
    ] {
      guard let text = environment[variable] else { continue }
      self[keyPath: place] = environment.absolutePath(text)
    }
  }

  /// Overrides the values of file and environment with command-line options.
  mutating func apply(_ options: ConfigurationOptions, in environment: Environment) {
    if let path = options.databasePath {
      databasePath = environment.absolutePath(path)
    }
    family = options.family ?? family
  }

  /// The source of a secret: the variable, or the file that the variable's `…_FILE` names.
  private static func source(
    _ variable: String, in environment: Environment
  ) throws(Failure) -> SecretSource? {
    let text = environment[variable]
    guard let path = environment["\(variable)_FILE"] else {
      return text == nil ? nil : .variable(variable)
    }
    guard text == nil else {
      throw Failure(
        .configuration, "Both \(variable) and \(variable)_FILE are set.",
        remedy: "unset one of them")
    }
    return .file(environment.absolutePath(path))
  }
}
