import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncWire

/// Decodes one element of a list: an invalid required field throws, an invalid optional one becomes
/// a warning.
struct ElementDecoder {
  /// The element's name in warnings.
  let name: String
  /// The element.
  let object: WireReader
  /// The warnings so far.
  private(set) var warnings: [String] = []

  /// Creates a decoder of an element; warnings call it `name`.
  init(_ object: WireReader, as name: String) {
    self.object = object
    self.name = name
  }

  /// The element as it was sent.
  var rawJSON: String { String(decoding: object.value.encoded(), as: UTF8.self) }

  /// Adds a warning.
  mutating func warn(_ sentence: String) { warnings.append("\(name): \(sentence)") }

  /// Adds the warnings of a part of the element.
  mutating func adopt(_ part: ElementDecoder) { warnings += part.warnings }

  /// Decodes a required id, which must not be empty.
  func id(_ key: String) throws(WireError) -> String {
    let text = try object.string(key)
    guard !text.isEmpty else { throw wrong(key, "is empty") }
    return text
  }

  /// Decodes a required amount; it is rounded, with a warning, if it has too many digits.
  mutating func amount(_ key: String) throws(WireError) -> Amount {
    guard let amount = try readAmount(key) else { throw missing(key) }
    return amount
  }

  /// Decodes a required quantity; it is rounded, with a warning, if it has too many digits.
  mutating func quantity(_ key: String) throws(WireError) -> Quantity {
    guard let quantity = try readQuantity(key) else { throw missing(key) }
    return quantity
  }

  /// Decodes a required date.
  func date(_ key: String) throws(WireError) -> LocalDate {
    guard let date = try readDate(key) else { throw missing(key) }
    return date
  }

  /// Decodes an optional amount.
  mutating func optionalAmount(_ key: String) -> Amount? {
    do throws(WireError) { return try readAmount(key) } catch { return omit(error) }
  }

  /// Decodes an optional quantity.
  mutating func optionalQuantity(_ key: String) -> Quantity? {
    do throws(WireError) { return try readQuantity(key) } catch { return omit(error) }
  }

  /// Decodes an optional date; a time after it is ignored.
  mutating func optionalDate(_ key: String) -> LocalDate? {
    do throws(WireError) { return try readDate(key) } catch { return omit(error) }
  }

  /// Decodes an optional instant.
  mutating func optionalTime(_ key: String) -> Timestamp? {
    guard let text = optionalText(key) else { return nil }
    guard let time = Timestamp(text) else { return omit(wrong(key, "is not a time")) }
    return time
  }

  /// Decodes an optional text; an empty one is `nil`.
  mutating func optionalText(_ key: String) -> String? {
    do throws(WireError) {
      return try object.optionalString(key).flatMap { $0.isEmpty ? nil : $0 }
    } catch {
      return omit(error)
    }
  }

  /// Decodes an optional Boolean.
  mutating func optionalFlag(_ key: String) -> Bool? {
    do throws(WireError) { return try object.optionalBool(key) } catch { return omit(error) }
  }

  /// Returns a decoder of an optional object in the element.
  mutating func optionalPart(_ key: String) -> ElementDecoder? {
    do throws(WireError) {
      return try object.optionalObject(key).map { ElementDecoder($0, as: name) }
    } catch {
      return omit(error)
    }
  }

  /// Returns decoders of the elements of a list in the element; none if it is missing.
  mutating func optionalParts(_ key: String) -> [ElementDecoder] {
    do throws(WireError) {
      return (try object.optionalArray(key) ?? []).map { ElementDecoder($0, as: name) }
    } catch {
      return omit(error) ?? []
    }
  }

  /// Decodes the ISO currency, else the unofficial one; `nil` if both are missing.
  mutating func currency() -> Currency? {
    (optionalText("iso_currency_code") ?? optionalText("unofficial_currency_code"))
      .map { Currency($0) }
  }

  /// Adds a warning about an invalid field and returns `nil` as its value.
  mutating func omit<Value>(_ error: WireError) -> Value? {
    warn("\(error)")
    return nil
  }
}

extension ElementDecoder {
  private mutating func readAmount(_ key: String) throws(WireError) -> Amount? {
    guard let text = try object.optionalNumber(key)?.text else { return nil }
    do throws(AmountError) {
      let parsed = try Amount.parse(text)
      if parsed.isRounded { warn("\(key) \(text) was rounded to eight decimals") }
      return parsed.amount
    } catch {
      throw wrong(key, "\(text) is beyond what can be stored")
    }
  }

  private mutating func readQuantity(_ key: String) throws(WireError) -> Quantity? {
    guard let text = try object.optionalNumber(key)?.text else { return nil }
    do throws(AmountError) {
      let parsed = try Quantity.parse(text)
      if parsed.isRounded { warn("\(key) \(text) was rounded to eighteen digits") }
      return parsed.quantity
    } catch {
      throw wrong(key, "\(text) is beyond what can be stored")
    }
  }

  private func readDate(_ key: String) throws(WireError) -> LocalDate? {
    guard let text = try object.optionalString(key) else { return nil }
    guard let date = LocalDate(text) ?? Timestamp(text).flatMap({ _ in LocalDate(text.prefix(10)) })
    else { throw wrong(key, "is not a date written as YYYY-MM-DD") }
    return date
  }

  private func missing(_ key: String) -> WireError {
    WireError(object.endpoint, object.path.appending(.key(key)), .missing)
  }

  private func wrong(_ key: String, _ reason: String) -> WireError {
    WireError(object.endpoint, object.path.appending(.key(key)), .wrongValue(reason))
  }
}
