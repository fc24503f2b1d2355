import PlaidSyncJSON
import PlaidSyncLedger

extension BankItem {
  /// The Item as an answer shows it.
  var object: JSONValue {
    let billed = products.filter { $0 != "balance" }
    let available = Institution.products.filter { !billed.contains($0) }
    func list(_ names: [String]) -> JSONValue { .array(names.map(JSONValue.string)) }
    let error = itemError.map { JSONValue.object($0.object(requestID: nil)) }
    return [
      "auth_method": nil, "available_products": list(available), "billed_products": list(billed),
      "consent_expiration_time": nil, "consented_products": list(consented),
      "created_at": .string("\(Timestamp(milliseconds: createdAtMilliseconds))"),
      "error": error ?? .null, "institution_id": .string(institutionID),
      "institution_name": .string(orNull: Institution.find(institutionID)?.name),
      "item_id": .string(id), "products": list(billed), "update_type": "background",
      "webhook": .string(orNull: webhook),
    ]
  }
}
