extension Merchant {
  // Transactions keep places in this list, so that state files stay small: append only.
  /// All merchants.
  static let catalog: [Merchant] = [
    Merchant(
      "Quillmark Works", "INCOME_SALARY", "other", text: "QUILLMARK WORKS PAYROLL",
      counterparty: "income_source", code: "payment"),
    Merchant("Harborview Lettings", "RENT_AND_UTILITIES_RENT", "other", code: "bill payment"),
    Merchant(
      "Cedarline Home Loans", "LOAN_PAYMENTS_MORTGAGE_PAYMENT", "other",
      counterparty: "financial_institution", code: "direct debit"),
    Merchant(
      "Campus Bridge Loans", "LOAN_PAYMENTS_STUDENT_LOAN_PAYMENT", "other",
      counterparty: "financial_institution", code: "direct debit"),
    Merchant(
      "Roadstead Auto Finance", "LOAN_PAYMENTS_CAR_PAYMENT", "other",
      counterparty: "financial_institution", code: "direct debit"),
    Merchant("Brightfell Power", "RENT_AND_UTILITIES_GAS_AND_ELECTRICITY", "online"),
    Merchant("Millbrook Water Works", "RENT_AND_UTILITIES_WATER", "online"),
    Merchant("Lanternet Broadband", "RENT_AND_UTILITIES_INTERNET_AND_CABLE", "online"),
    Merchant("Pocketchime Mobile", "RENT_AND_UTILITIES_TELEPHONE", "online"),
    Merchant("Tunewell Music", "ENTERTAINMENT_MUSIC_AND_AUDIO", "online"),
    Merchant("Flickerhouse Video", "ENTERTAINMENT_TV_AND_MOVIES", "online"),
    Merchant(
      "The Daily Ledgerman", "GENERAL_MERCHANDISE_BOOKSTORES_AND_NEWSSTANDS", "online"),
    Merchant("Cumulo Storage", "GENERAL_SERVICES_STORAGE", "online"),
    Merchant("Ironleaf Gym", "PERSONAL_CARE_GYMS_AND_FITNESS_CENTERS", "in store"),
    Merchant("Shorewatch Insurance", "GENERAL_SERVICES_INSURANCE", "online"),
    Merchant(
      "Card payment", "LOAN_PAYMENTS_CREDIT_CARD_PAYMENT", "other", text: "CARD PAYMENT",
      counterparty: nil, code: "bill payment"),
    Merchant(
      "Card payment, thank you", "LOAN_PAYMENTS_CREDIT_CARD_PAYMENT", "other",
      text: "PAYMENT RECEIVED THANK YOU", counterparty: nil, code: "payment"),
    Merchant(
      "Transfer to savings", "TRANSFER_OUT_SAVINGS", "other", text: "ONLINE TRANSFER TO",
      counterparty: nil, code: "transfer"),
    Merchant(
      "Transfer from checking", "TRANSFER_IN_SAVINGS", "other", text: "ONLINE TRANSFER FROM",
      counterparty: nil, code: "transfer"),
    Merchant(
      "Transfer to checking", "TRANSFER_OUT_ACCOUNT_TRANSFER", "other", text: "ONLINE TRANSFER TO",
      counterparty: nil, code: "transfer"),
    Merchant(
      "Transfer from savings", "TRANSFER_IN_ACCOUNT_TRANSFER", "other",
      text: "ONLINE TRANSFER FROM", counterparty: nil, code: "transfer"),
    Merchant(
      "Interest", "INCOME_INTEREST_EARNED", "other", text: "INTEREST PAID", counterparty: nil,
      code: "interest"),
    Merchant(
      "Interest charge", "BANK_FEES_INTEREST_CHARGE", "other", text: "INTEREST CHARGED",
      counterparty: nil, code: "interest"),
    Merchant(
      "Student loan payment, thank you", "LOAN_PAYMENTS_STUDENT_LOAN_PAYMENT", "other",
      text: "PAYMENT RECEIVED", counterparty: nil, code: "payment"),
    Merchant(
      "Health savings contribution", "TRANSFER_IN_DEPOSIT", "other", text: "HSA CONTRIBUTION",
      counterparty: nil, code: "payment"),
    Merchant(
      "Fernhollow Consulting", "INCOME_CONTRACTOR", "other", text: "FERNHOLLOW INVOICE",
      counterparty: "income_source", code: "payment"),
    Merchant("Greengable Market", "FOOD_AND_DRINK_GROCERIES"),
    Merchant("Parsnip & Pear", "FOOD_AND_DRINK_GROCERIES"),
    Merchant("Copperkettle Coffee", "FOOD_AND_DRINK_COFFEE"),
    Merchant("Moonrise Espresso", "FOOD_AND_DRINK_COFFEE"),
    Merchant("The Salted Anchor", "FOOD_AND_DRINK_RESTAURANT"),
    Merchant("Noodle Parade", "FOOD_AND_DRINK_RESTAURANT"),
    Merchant("Burrito Bureau", "FOOD_AND_DRINK_FAST_FOOD"),
    Merchant("Wayfarer Fuel", "TRANSPORTATION_GAS"),
    Merchant("Metroline Transit", "TRANSPORTATION_PUBLIC_TRANSIT"),
    Merchant("Hailaway Rides", "TRANSPORTATION_TAXIS_AND_RIDE_SHARES", "online"),
    Merchant("Nimbus Outfitters", "GENERAL_MERCHANDISE_CLOTHING_AND_ACCESSORIES"),
    Merchant("Everyaisle", "GENERAL_MERCHANDISE_SUPERSTORES"),
    Merchant("Parcelport", "GENERAL_MERCHANDISE_ONLINE_MARKETPLACES", "online"),
    Merchant("Voltside Electronics", "GENERAL_MERCHANDISE_ELECTRONICS"),
    Merchant("Hammer & Heron", "HOME_IMPROVEMENT_HARDWARE"),
    Merchant("Willowbark Pharmacy", "MEDICAL_PHARMACIES_AND_SUPPLEMENTS"),
    Merchant("Stagelight Tickets", "ENTERTAINMENT_OTHER_ENTERTAINMENT", "online"),
    Merchant(
      "Cash withdrawal", "TRANSFER_OUT_WITHDRAWAL", "other", text: "ATM WITHDRAWAL",
      counterparty: nil, code: "atm"),
    Merchant(
      "Check", "TRANSFER_OUT_WITHDRAWAL", "other", text: "CHECK PAID", counterparty: nil,
      code: "cheque"),
    Merchant("Deskmate Supplies", "GENERAL_MERCHANDISE_OFFICE_SUPPLIES", "online"),
    Merchant("Longhaul Couriers", "GENERAL_SERVICES_POSTAGE_AND_SHIPPING"),
    Merchant("Skylark Airways", "TRAVEL_FLIGHTS", "online"),
    Merchant("Unknown", "OTHER_OTHER", "other", text: "TRANSACTION", counterparty: nil),
    Merchant(
      "Transfer to brokerage", "TRANSFER_OUT_INVESTMENT_AND_RETIREMENT_FUNDS", "other",
      text: "BROKERAGE CONTRIBUTION", counterparty: nil, code: "transfer"),
  ]

  private static let places: [String: Int] = Dictionary(
    uniqueKeysWithValues: catalog.enumerated().map { ($1.name, $0) })

  /// The index of a merchant, which must be in the catalog.
  static func place(_ name: String) -> Int {
    guard let place = places[name] else { preconditionFailure("no merchant is called \(name)") }
    return place
  }

  /// The index for transactions without a known merchant.
  static let unknown = place("Unknown")
}
