import PlaidSyncJSON

extension SandboxState {
  /// `/institutions/get`.
  func listInstitutions(_ call: Call) -> Reply {
    var found = offered(call)
    if let products = call.options["products"]?.array?.compactMap(\.string) {
      found.removeAll { _ in !products.allSatisfy(Institution.products.contains) }
    }
    if let isOAuth = call.options["oauth"]?.bool { found.removeAll { $0.isOAuth != isOAuth } }
    if let numbers = call.options["routing_numbers"]?.array, !numbers.isEmpty { found = [] }
    let page = found.dropFirst(call.body["offset"]?.int ?? 0).prefix(call.body["count"]?.int ?? 0)
    return Reply(["institutions": shown(page, call), "total": .int(found.count)])
  }

  /// `/institutions/get_by_id`.
  func institution(_ call: Call) throws(Rejection) -> Reply {
    guard let institution = offered(call).first(where: { $0.id == call.text("institution_id") })
    else { throw .institution }
    return Reply([
      "institution": institution.object(
        includeOptional: call.options["include_optional_metadata"]?.bool ?? false,
        includeStatus: call.options["include_status"]?.bool ?? false)
    ])
  }

  /// `/institutions/search`: at most ten results.
  func searchInstitutions(_ call: Call) -> Reply {
    let query = call.text("query").lowercased()
    var found = offered(call).filter { $0.name.lowercased().contains(query) }
    found.removeAll { _ in !call.texts("products").allSatisfy(Institution.products.contains) }
    if let isOAuth = call.options["oauth"]?.bool { found.removeAll { $0.isOAuth != isOAuth } }
    return Reply(["institutions": shown(found.prefix(10), call)])
  }

  private func offered(_ call: Call) -> [Institution] {
    let countries = call.texts("country_codes")
    return Institution.all.filter { institution in
      institution.countries.contains(where: countries.contains)
    }
  }

  private func shown(_ institutions: some Sequence<Institution>, _ call: Call) -> JSONValue {
    let isFull = call.options["include_optional_metadata"]?.bool ?? false
    return .array(
      institutions.map { $0.object(includeOptional: isFull, includeStatus: false) })
  }
}
