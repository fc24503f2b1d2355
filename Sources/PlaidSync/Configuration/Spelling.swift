/// Finds the word that a misspelled one was probably meant to be.
package enum Spelling {
  /// Returns the known word with the fewest edits, if at most a third of its letters differ.
  package static func closest(to word: String, among known: [String]) -> String? {
    // A word whose length differs by more than that need not be compared letter by letter.
    let count = word.count
    let near = known.filter { abs(count - $0.count) <= editsMax($0) }
    let ranked = near.map { (word: $0, edits: edits(from: word, to: $0)) }
    guard let best = ranked.min(by: { $0.edits < $1.edits }) else { return nil }
    return best.edits <= editsMax(best.word) ? best.word : nil
  }

  private static func editsMax(_ word: String) -> Int { max(1, word.count / 3) }

  /// How many letters must be inserted, deleted, replaced, or swapped with their neighbor.
  static func edits(from left: String, to right: String) -> Int {
    let left = Array(left.lowercased())
    let right = Array(right.lowercased())
    var before: [Int] = []
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var next = [i + 1]
      for (j, other) in right.enumerated() {
        var best = min(row[j + 1] + 1, next[j] + 1, row[j] + (letter == other ? 0 : 1))
        if i > 0, j > 0, letter == right[j - 1], left[i - 1] == other {
          best = min(best, before[j - 1] + 1)
        }
        next.append(best)
      }
      before = row
      row = next
    }
    return row[right.count]
  }
}
