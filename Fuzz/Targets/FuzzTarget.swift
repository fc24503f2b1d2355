/// The readers that are fuzzed with arbitrary bytes.
package enum FuzzTarget: String, CaseIterable, Sendable {
  /// The JSON reader, compared with Foundation's.
  case json
  /// The decoder of `/transactions/sync`, compared with the plain JSON tree.
  case page
  /// The reader of amounts, compared with digit arithmetic.
  case decimal
  /// The reader of the configuration file.
  case configuration

  /// Passes the bytes to the reader; an error in the reader is thrown, or ends the program.
  package func check(_ bytes: [UInt8]) throws(Finding) {
    switch self {
    case .json: try JSONCheck(bytes).run()
    case .page: try PageCheck(bytes).run()
    case .decimal: try DecimalCheck(bytes).run()
    case .configuration: try ConfigurationCheck(bytes).run()
    }
  }
}
