/// One session of a link token.
///
/// The forms that Plaid calls deprecated, `on_success` and `on_exit`, count where the newer ones
/// are missing.
package struct LinkSession: Hashable, Sendable {
  package let sessionID: String
  /// Instants as sent.
  package let startedAt: String?
  package let finishedAt: String?
  /// The items that were linked, each with a public token.
  package let added: [LinkedWireItem]
  /// Set when the user left or something failed.
  package let exit: LinkExit?

  /// Reads a session.
  package init(_ object: WireReader) throws(WireError) {
    sessionID = try object.string("link_session_id")
    startedAt = try object.optionalString("started_at")
    finishedAt = try object.optionalString("finished_at")
    var added: [LinkedWireItem] = []
    for element in try object.optionalObject("results")?.optionalArray("item_add_results") ?? [] {
      added.append(try LinkedWireItem(element, detail: element))
    }
    if added.isEmpty, let success = try object.optionalObject("on_success"),
      try success.optionalString("public_token") != nil
    {
      added = [try LinkedWireItem(success, detail: success.optionalObject("metadata") ?? success)]
    }
    self.added = added
    let newer = try object.optionalObject("exit")
    let older = try object.optionalObject("on_exit")
    exit = try (newer ?? older).map(LinkExit.init)
  }
}
