/// One fault or data event, with its parameters.
package struct SandboxFault: Hashable, Sendable {
  /// A fault of the exchange, or an event in the bank's data.
  package enum Cause: Hashable, Sendable {
    case fault(ExchangeFault)
    case dataEvent(DataEvent)
  }

  package let cause: Cause
  /// The duration, if it matters; `nil` is the fault's own default.
  package var seconds: Int?
  /// The count, if it matters; `nil` is the event's own default.
  package var count: Int?
  /// Determines what is left open, such as the account affected.
  package var seed: UInt64

  package init(_ cause: Cause, seconds: Int? = nil, count: Int? = nil, seed: UInt64 = 1) {
    self.cause = cause
    self.seconds = seconds
    self.count = count
    self.seed = seed
  }
}

extension SandboxFault.Cause {
  /// Returns the cause with this name in a file of faults; `nil` if there is none.
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

  /// The endpoints at which it can occur, sorted.
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

  /// Whether it has a count.
  package var takesCount: Bool {
    switch self {
    case .fault: false
    case .dataEvent(let dataEvent): dataEvent.defaultCount != nil
    }
  }
}
