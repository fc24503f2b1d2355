import JSON

extension CustomUser {
  /// What is read of a custom user; everything else is passed over, as nothing here plays it.
  private static let shape = Shape.record([
    .nullable("seed", .text()), .nullable("force_error", .text()),
    .nullable("override_accounts", .list(.record(account))),
  ])

  private static let account: [Shape.Field] = [
    .nullable(
      "type", .oneOf(["depository", "credit", "loan", "investment", "brokerage", "other"])),
    .nullable("subtype", .text()), .nullable("currency", .text(min: 3)),
    .nullable("starting_balance", .number), .nullable("force_available_balance", .number),
    .nullable("has_null_available_balance", .flag),
    .nullable("liability", .record([.nullable("principal", .number)])),
    .nullable(
      "meta",
      .record([
        .nullable("name", .text()), .nullable("official_name", .text()),
        .nullable("mask", .text()), .nullable("limit", .number),
      ])),
    .nullable("transactions", .list(.record(transaction))),
  ]

  private static let transaction: [Shape.Field] = [
    .required("date_transacted", .date), .nullable("date_posted", .date),
    .required("amount", .number), .nullable("description", .text()),
    .nullable("currency", .text(min: 3)),
  ]

  /// The JSON as an object whose members are of the right kinds.
  static func parsed(_ bytes: [UInt8]) throws(Rejection) -> JSONObject {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue.parse(bytes)
    } catch {
      throw wrong("\(error.position(in: bytes)): \(error.message)")
    }
    guard let object = value.object else { throw wrong("it is not a JSON object") }
    var findings = Shape.Findings()
    shape.inspect(value, at: "", &findings)
    if let path = findings.missing.first { throw wrong("\(path) is missing") }
    if let sentence = findings.invalid.first { throw wrong(sentence) }
    return object
  }

  /// The refusal of a custom user, with the reason as a part of a sentence.
  static func wrong(_ reason: String) -> Rejection {
    .invalidField("the custom user cannot be used: \(reason)")
  }
}
