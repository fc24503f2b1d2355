import Glibc

/// One measured value, printed as a line of JSON.
struct Measurement {
  let name: String
  let unit: String
  private(set) var samples: [Double] = []

  init(_ name: String, in unit: String) {
    self.name = name
    self.unit = unit
  }

  /// Adds a sample, in the measurement's unit.
  mutating func add(_ sample: Double) {
    samples.append(sample)
  }

  /// Prints the median.
  func report() {
    let median = samples.sorted()[samples.count / 2]
    // Three decimals are more than any clock used here resolves.
    let value = (median * 1000).rounded() / 1000
    print(#"{"name": "\#(name)", "value": \#(value), "unit": "\#(unit)"}"#)
    fflush(nil)
  }
}
