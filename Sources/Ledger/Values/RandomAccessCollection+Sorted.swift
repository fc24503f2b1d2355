extension RandomAccessCollection {
  /// Returns the first index whose element meets a condition; `endIndex` if none does.
  ///
  /// All elements that meet the condition must come after those that do not. Takes as many steps as
  /// the logarithm of the count.
  package func firstSortedIndex(where isReached: (Element) -> Bool) -> Index {
    var low = startIndex
    var count = self.count
    while count > 0 {
      let half = count / 2
      let middle = index(low, offsetBy: half)
      if isReached(self[middle]) {
        count = half
      } else {
        low = index(after: middle)
        count -= half + 1
      }
    }
    return low
  }
}
