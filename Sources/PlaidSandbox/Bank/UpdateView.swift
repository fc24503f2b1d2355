/// What a client sees of the stream between two positions: every transaction once.
struct UpdateView: Sendable {
  /// The net changes, in the order in which each transaction first changed.
  let changes: [StreamChange]

  /// Nets the changes of `stream` that concern transactions which pass the filter.
  ///
  /// Added and removed in between is not mentioned; what was known before and changed is modified
  /// once, however often.
  init(_ stream: ArraySlice<StreamChange>, where isIncluded: (Int) -> Bool = { _ in true }) {
    var places: [Int: Int] = [:]
    places.reserveCapacity(stream.count)
    var firsts: [StreamChange] = []
    firsts.reserveCapacity(stream.count)
    var lasts: [StreamChange.Kind] = []
    lasts.reserveCapacity(stream.count)
    for change in stream where isIncluded(change.index) {
      if let place = places[change.index] {
        lasts[place] = change.kind
      } else {
        places[change.index] = firsts.count
        firsts.append(change)
        lasts.append(change.kind)
      }
    }
    changes = zip(firsts, lasts).compactMap { first, last in
      let wasKnown = first.kind != .added
      switch (wasKnown, last == .removed) {
      case (false, true): return nil
      case (false, false): return StreamChange(.added, first.index)
      case (true, true): return StreamChange(.removed, first.index)
      case (true, false): return StreamChange(.modified, first.index)
      }
    }
  }
}
