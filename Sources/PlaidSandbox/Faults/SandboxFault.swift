/// One thing that goes wrong, with its measures.
package struct SandboxFault: Hashable, Sendable {
  /// What it is: something about the exchange, or something in the bank's data.
  package enum Cause: Hashable, Sendable {
    case fault(ExchangeFault)
    case dataEvent(DataEvent)
  }

  /// What goes wrong.
  package let cause: Cause
  /// How long, where that matters; otherwise the fault's own default.
  package var seconds: Int?
  /// How many, where that matters; otherwise the event's own default.
  package var count: Int?
  /// Decides what is left open, such as which account it is.
  package var seed: UInt64

  /// Describes a fault.
  package init(_ cause: Cause, seconds: Int? = nil, count: Int? = nil, seed: UInt64 = 1) {
    self.cause = cause
    self.seconds = seconds
    self.count = count
    self.seed = seed
  }
}

extension SandboxFault.Cause {
  /// A cause by its name in a file of faults.
  package init?(named name: String) {
    if let fault = ExchangeFault(rawValue: name) {
      self = .fault(fault)
    } else if let dataEvent = DataEvent(rawValue: name) {
      self = .dataEvent(dataEvent)
    } else {
      return nil
    }
  }

  /// The names of all causes, faults of the exchange first.
  package static let names =
    ExchangeFault.allCases.map(\.rawValue) + DataEvent.allCases.map(\.rawValue)

  /// The name in a file of faults.
  package var name: String {
    switch self {
    case .fault(let fault): fault.rawValue
    case .dataEvent(let dataEvent): dataEvent.rawValue
    }
  }

  /// Where it can occur, sorted.
  package var endpoints: [String] {
    switch self {
    case .fault(let fault): fault.endpoints
    case .dataEvent: ExchangeFault.endpointsOfItems
    }
  }

  /// Whether it has a duration.
  package var takesSeconds: Bool {
    switch self {
    case .fault(let fault): fault.defaultSeconds != nil
    case .dataEvent: false
    }
  }

  /// Whether it has a number.
  package var takesCount: Bool {
    switch self {
    case .fault: false
    case .dataEvent(let dataEvent): dataEvent.defaultCount != nil
    }
  }
}
