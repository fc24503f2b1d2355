import PlaidSyncLedger
import Testing

@Suite("Rule book")
struct RuleBookTests {
  private static func rule(
    _ name: String, when: (inout RuleConditions) -> Void, set: (inout RuleActions) -> Void
  ) -> Rule {
    var (conditions, actions) = (RuleConditions(), RuleActions())
    when(&conditions)
    set(&actions)
    return Rule(name: name, conditions: conditions, actions: actions)
  }

  private static func subject(
    _ text: String = "LIDL Köln", merchant: String? = "Lidl", account: String = "Main Checking",
    categories: [String] = ["FOOD_AND_DRINK", "FOOD_AND_DRINK_GROCERIES"], tags: [String] = [],
    amount: String = "12.50"
  ) throws -> RuleSubject {
    RuleSubject(
      accountID: AccountID(3), account: account, texts: [text], merchant: merchant,
      categories: categories, tags: tags, amount: try Amount(amount))
  }

  private static func fits(
    _ subject: RuleSubject, names: [String: String] = [:], _ when: (inout RuleConditions) -> Void
  ) -> Bool {
    let rule = rule("one", when: when) { $0.notes = "x" }
    return !RuleBook(rules: [rule], categoryNames: names).matches(subject).isEmpty
  }

  @Test(
    "text and account match in part, a merchant as a whole, an account also by number; any case")
  func words() throws {
    let subject = try Self.subject()
    #expect(Self.fits(subject) { $0.text = ["aldi", "lidl kÖ"] })
    #expect(!Self.fits(subject) { $0.text = ["aldi"] })
    #expect(Self.fits(subject) { $0.merchant = ["LIDL"] })
    #expect(!Self.fits(subject) { $0.merchant = ["lid"] })
    #expect(!Self.fits(try Self.subject(merchant: nil)) { $0.merchant = ["lidl"] })
    #expect(Self.fits(subject) { $0.account = ["checking"] })
    #expect(Self.fits(subject) { $0.account = ["3"] })
    #expect(!Self.fits(subject) { $0.account = ["33"] })
    #expect(Self.fits(try Self.subject(tags: ["Trip"])) { $0.tag = ["trip"] })
    #expect(!Self.fits(subject) { $0.tag = ["trip"] })
  }

  @Test("a category is the whole primary or detailed one, or the user's name for it")
  func categories() throws {
    let subject = try Self.subject()
    for word in ["food_and_drink", "FOOD_AND_DRINK_GROCERIES", "groceries"] {
      #expect(
        Self.fits(subject, names: ["FOOD_AND_DRINK_GROCERIES": "Groceries"]) {
          $0.category = [word]
        }, "\(word)")
    }
    #expect(!Self.fits(subject) { $0.category = ["FOOD"] })
  }

  @Test("amounts are compared regardless of sign, and 0 is neither in nor out")
  func amounts() throws {
    let tests: [(String, Bool)] = [
      ("9.99", false), ("10", true), ("-10", true), ("20.00000001", false), ("20", true),
    ]
    for (text, isFitting) in tests {
      let subject = try Self.subject(amount: text)
      let (min, max) = (try Amount("10"), try Amount("20"))
      let fits = Self.fits(subject) {
        $0.amountMin = min
        $0.amountMax = max
      }
      #expect(fits == isFitting, "\(text)")
    }
    for (text, direction) in [("1", RuleConditions.Direction.out), ("-1", .in)] {
      let subject = try Self.subject(amount: text)
      #expect(Self.fits(subject) { $0.direction = direction })
      #expect(!Self.fits(subject) { $0.direction = direction == .in ? .out : .in })
    }
    for direction in RuleConditions.Direction.allCases {
      #expect(!Self.fits(try Self.subject(amount: "0")) { $0.direction = direction })
    }
  }

  @Test("all conditions of a rule must be met")
  func all() throws {
    let subject = try Self.subject()
    #expect(
      !Self.fits(subject) {
        $0.text = ["lidl"]
        $0.direction = .in
      })
  }

  @Test(
    "the first rule sets each value, tags of all are combined; no rule sees another's effects")
  func order() throws {
    let book = RuleBook(rules: [
      Self.rule("A", when: { $0.text = ["lidl"] }) {
        $0.category = "Food"
        $0.tags = ["a", "b"]
      },
      Self.rule("B", when: { $0.text = ["lidl"] }) {
        $0.category = "Other"
        $0.isExcluded = false
        $0.tags = ["b", "c"]
      },
      Self.rule("C", when: { $0.category = ["Food"] }) { $0.notes = "never" },
      Self.rule("D", when: { $0.direction = .out }) { $0.isExcluded = true },
    ])
    let matches = book.matches(try Self.subject())
    #expect(matches == [0, 1, 3])
    let values = book.values(of: matches)
    #expect(values.actions.category == "Food" && values.actions.notes == nil)
    #expect(values.actions.tags == ["a", "b", "c"] && values.actions.isExcluded == false)
    #expect(values.givers == [.category: ["A"], .tags: ["A", "B"], .excluded: ["B"]])
    #expect(values.names == ["A", "B"])
  }
}
