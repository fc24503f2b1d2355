/// The readers that are fed with arbitrary bytes.
package enum FuzzTarget: String, CaseIterable, Sendable {
  /// The JSON reader beside Foundation's.
  case json
  /// The decoder of `/transactions/sync` beside the plain JSON tree.
  case page
  /// The reader of amounts beside arithmetic with digits on paper.
  case decimal
  /// The reader of the configuration file.
  case configuration

  /// Feeds the reader; whatever is not as it should be is thrown, or stops the program.
  package func check(_ bytes: [UInt8]) throws(Finding) {
    switch self {
    case .json: try JSONCheck(bytes).run()
    case .page: try PageCheck(bytes).run()
    case .decimal: try DecimalCheck(bytes).run()
    case .configuration: try ConfigurationCheck(bytes).run()
    }
  }
}
