-- A database of version 1 as plaid-sync wrote it: an item with four accounts, holdings, tax lots, trades,
-- a margin loan and debts; two manual accounts with valuations and a foreign transaction with its rate; a
-- split; transfers, one with a trade as a side; a rule's values, a category name; transactions that were
-- changed, removed and deleted, with their history; quarantine, a staged page, a link session, a billed
-- call, an announcement.
PRAGMA application_id = 1347179353;
PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE families (
  family_id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  currency TEXT NOT NULL CHECK (currency <> ''),
  time_zone TEXT NOT NULL CHECK (time_zone <> ''),
  data_synced_through INTEGER,
  rules_seen_through INTEGER NOT NULL DEFAULT 0,
  created_at_ms INTEGER NOT NULL
) STRICT;
INSERT INTO families VALUES(1,'Home','USD','Etc/UTC',20229,10,1795647952311);
CREATE TABLE items (
  item_id INTEGER PRIMARY KEY AUTOINCREMENT,
  family_id INTEGER NOT NULL REFERENCES families,
  plaid_item_id TEXT NOT NULL CHECK (plaid_item_id <> ''),
  institution_id TEXT,
  institution_name TEXT,
  sealed_token BLOB,
  cursor TEXT CHECK (cursor <> ''),
  status TEXT NOT NULL DEFAULT 'good' CHECK (
    status IN ('good', 'login_required', 'pending_disconnect', 'revoked', 'error')),
  status_since_ms INTEGER,
  error_code TEXT,
  remedy TEXT,
  history_complete INTEGER NOT NULL DEFAULT 0 CHECK (history_complete IN (0, 1)),
  data_synced_through INTEGER,
  trades_synced_through INTEGER,
  last_synced_at_ms INTEGER,
  last_successful_update_at_ms INTEGER,
  consent_expires_at_ms INTEGER,
  billed_products TEXT NOT NULL DEFAULT '[]',
  unlinked_at_ms INTEGER,
  created_at_ms INTEGER NOT NULL,
  UNIQUE (family_id, plaid_item_id),
  CHECK ((sealed_token IS NULL) = (unlinked_at_ms IS NOT NULL))
) STRICT;
INSERT INTO items VALUES(1,1,'Ry44vo8UScnDxhKGnGTSoQTm1AuDv4N8KqQCG','ins_109508','First Platypus Bank',X'010203','5r9tOY5dN1vjv205jlg3W-a_bTmOXTc','good',NULL,NULL,NULL,1,20229,20229,1795647991770,1747782352690,NULL,'["transactions","investments","liabilities"]',NULL,1795647952694);
CREATE TABLE accounts (
  account_id INTEGER PRIMARY KEY AUTOINCREMENT,
  family_id INTEGER NOT NULL REFERENCES families,
  item_id INTEGER REFERENCES items,
  plaid_account_id TEXT,
  persistent_account_id TEXT,
  name TEXT NOT NULL,
  user_name TEXT,
  official_name TEXT,
  mask TEXT,
  kind TEXT NOT NULL CHECK (kind IN (
    'depository', 'credit', 'investment', 'loan', 'other asset', 'property', 'vehicle',
    'crypto', 'other liability')),
  type TEXT NOT NULL,
  subtype TEXT,
  user_subtype TEXT,
  currency TEXT NOT NULL CHECK (currency <> ''),
  status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'closed')),
  closed_by TEXT CHECK (closed_by IN ('user', 'provider')),
  pending_in_balance TEXT NOT NULL DEFAULT 'auto'
    CHECK (pending_in_balance IN ('yes', 'no', 'auto')),
  pending_found INTEGER CHECK (pending_found IN (0, 1)),
  data_synced_through INTEGER,
  calculation_version INTEGER,
  transfers_matched_through INTEGER,
  raw_json TEXT,
  created_at_ms INTEGER NOT NULL,
  CHECK ((status = 'closed') = (closed_by IS NOT NULL)),
  CHECK (item_id IS NOT NULL OR plaid_account_id IS NULL)
) STRICT;
INSERT INTO accounts VALUES(1,1,1,'N1gZTEf9KfdcuYFGR24eQpJSCpB4D9D0C5w4p',NULL,'Checking',NULL,NULL,'0001','depository','depository','checking',NULL,'USD','open',NULL,'no',NULL,20229,2,2147483647,'{"account_id":"N1gZTEf9KfdcuYFGR24eQpJSCpB4D9D0C5w4p","balances":{"available":1488.5,"current":1500.5,"iso_currency_code":"USD","limit":null,"unofficial_currency_code":null},"holder_category":"personal","mask":"0001","name":"Checking","official_name":null,"subtype":"checking","type":"depository"}',1795647952717);
INSERT INTO accounts VALUES(2,1,1,'ZW1saEzaweRSiDTAMa7tEq7xmwSg5Dg2XHsCT',NULL,'Brokerage',NULL,NULL,'1881','investment','investment','brokerage',NULL,'USD','open',NULL,'no',NULL,20229,2,2147483647,'{"account_id":"ZW1saEzaweRSiDTAMa7tEq7xmwSg5Dg2XHsCT","balances":{"available":null,"current":1482.05,"iso_currency_code":"USD","limit":null,"unofficial_currency_code":null},"holder_category":"personal","mask":"1881","name":"Brokerage","official_name":null,"subtype":"brokerage","type":"investment"}',1795647952717);
INSERT INTO accounts VALUES(3,1,1,'1MuUPzakx0RZAfW1j6RzeG3PiVWEoyukjHHBE',NULL,'Card',NULL,NULL,'4242','credit','credit','credit card',NULL,'USD','open',NULL,'auto',NULL,20229,2,2147483647,'{"account_id":"1MuUPzakx0RZAfW1j6RzeG3PiVWEoyukjHHBE","balances":{"available":null,"current":310.25,"iso_currency_code":"USD","limit":null,"unofficial_currency_code":null},"holder_category":"personal","mask":"4242","name":"Card","official_name":null,"subtype":"credit card","type":"credit"}',1795647952717);
INSERT INTO accounts VALUES(4,1,1,'WoFmVKTDHtXdvuUTw7HkXQ44ooPJt7Pgo903n',NULL,'Student loan',NULL,NULL,'7007','loan','loan','student',NULL,'USD','open',NULL,'auto',NULL,20229,2,2147483647,'{"account_id":"WoFmVKTDHtXdvuUTw7HkXQ44ooPJt7Pgo903n","balances":{"available":null,"current":8000,"iso_currency_code":"USD","limit":null,"unofficial_currency_code":null},"holder_category":"personal","mask":"7007","name":"Student loan","official_name":null,"subtype":"student","type":"loan"}',1795647952717);
INSERT INTO accounts VALUES(5,1,NULL,NULL,NULL,'Cash',NULL,NULL,NULL,'depository','depository',NULL,NULL,'USD','open',NULL,'auto',NULL,20229,2,2147483647,NULL,1795647979030);
INSERT INTO accounts VALUES(6,1,NULL,NULL,NULL,'House',NULL,NULL,NULL,'property','property',NULL,NULL,'USD','open',NULL,'auto',NULL,20229,2,2147483647,NULL,1795647979142);
CREATE TABLE pages (
  page_id INTEGER PRIMARY KEY AUTOINCREMENT,
  item_id INTEGER NOT NULL REFERENCES items,
  state TEXT NOT NULL CHECK (state IN ('staged', 'committed')),
  cursor TEXT,
  next_cursor TEXT NOT NULL,
  has_more INTEGER NOT NULL CHECK (has_more IN (0, 1)),
  history TEXT NOT NULL CHECK (history IN ('notReady', 'initial', 'complete', 'unknown')),
  received_at_ms INTEGER NOT NULL,
  sync_id INTEGER,
  reference_count INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO pages VALUES(1,1,'committed',NULL,'5r9tOY5dN1vjv205jlg3W-a_bTmOXTc',0,'complete',1795647952716,1,5);
INSERT INTO pages VALUES(2,1,'committed','5r9tOY5dN1vjv205jlg3W-a_bTmOXTc','7sKdJfHg',0,'complete',1795647952900,7,1);
INSERT INTO pages VALUES(3,1,'committed','7sKdJfHg','9wQeRtYu',0,'complete',1795647991700,13,1);
INSERT INTO pages VALUES(4,1,'staged','9wQeRtYu','3zXcVbNm',1,'complete',1795647991900,NULL,0);
CREATE TABLE page_bodies (
  page_id INTEGER PRIMARY KEY REFERENCES pages ON DELETE CASCADE,
  plain_count INTEGER NOT NULL CHECK (plain_count >= 0),
  checksum INTEGER NOT NULL,
  body BLOB NOT NULL
) STRICT;
INSERT INTO page_bodies VALUES(1,7006,-4189420876987000642,X'28b52ffd605e1a7d340054537b226163636f756e7473223a5b7b226163636f756e745f6964223a224e31675a544566394b666463755946475232346551704a5343704234443944304335773470222c2262616c616e636573223a7b22617661696c61626c65223a313438382e352c2263757272656e74223a313530302e352c2269736f5f63757272656e63795f636f6465223a22555344222c226c696d6974223a6e756c6c2c22756e6f6666696369616c6e756c6c7d2c22686f6c6465725f63617465676f7279223a22706572736f6e616c222c226d61736b223a2230303031222c226e616d65223a22436865636b696e67222c226f6666696369616c5f6e616d2c2273756274797065223a22636465706f7369746f7279227d2c314d7555507a616b7830525a416657316a36527a65473350695657456f79756b6a48484245222c74223a3331302e3234323432617264222c227375626372656469742063617264576f466d564b544448745864767555547737486b585134346f6f504a743750676f3930336e222c383030303730303753747564656e74206c6f616e736c6f616e227d5d2c2261646465646f776e6572616d6f756e74223a31322c22617574686f72697a65645f64617465223a22323032352d30352d3139222c22636865636b5f6e756d6264617465223a22323032352d30352d3139222250656e64696e6720636f66666565222c226f726967696e616c5f6465736372697074696f6e70223a747275655f7472616e73616374696f6e5f69642263385754747452316934344b526637566643586f6169465a4151416a7a30576952673731442274696d656f756e74657270617274696573223a5b5d2c226c6f63617b22616464726573736974796f756e7472796c61746f6e223a706f7374616c5f636f64726567696f6e73746f72655f6e756d6265726c6f676f5f75726c6d65726368616e745f656e7469747061796d656e745f6368616e6e656c223a226f74686572226d657461223a7b2262795f6f726465725f6f66706179656d656e745f6d6574686f70726f636573736f7270645f69726561737265666572656e635f66696e616e6365223a7b22636f6e6669646c6576656c223a224c4f57222c2264657461696c6564223a224f544845525f222c227072696d617279223a22766572737632225f69636f6e2268747470733a2f2f706c6169642d2d69636f6e732e706c6169642e636f6d2f5046432e706e67222c2272756e6e696e675f62616c616e63737065636977656273697434322e34323737222c2247726f636572223a66616c73664e4a55594c4354544847374c466a59395963596b64486d5053334167566d7635344b6932222c3331302e323536222c2236222c2242696379636c65222c226f726967696e616c5f6465736372697074696f6e594136353652444b58686570674b45324d654a3451654d484856716b6d7770417161453639222c2d31303036222c2236222c225041594d454e54205448414e4b20594f5555334e63545565627436644c693452564b3951386130546458513659313267795831513933222c35222c2235222c2243415244574b79686e3959777346675a4c42463677484a706f4b745247734c4a366d5762783942564b222c5d2c226861735f6d6f72656d6f646966696564223a5b5d2c226e6578745f637572736f72223a22357239744f5935644e31766a763230356a6c6733572d615f62546d4f585463222c2272656d6f766564223a5b5d735f7570646174655f737461747573223a22484953544f524943414c5f5550444154455f434f4d504c455445222c22726571756573355754517452734876616d68315462227d7ea8418dc050a40433233222320a5243076022294463b30312c810519e2a110711015244600445608841a221a1802410a185d501a5a089fec9c2a4a99811fd0fca99a4ac4cc6a9fca00525a0c0c6135c69d2025eed7bd41a7ce55f4e8a5dcaf5782550988918de72daece46b207100975be926b0f06ce304f751a3e59a3c55c472a875286fe4d5a502249027243835624af7e9587d4c88a24175ef582ce975f38cb1454424bd925e63ca6fd1e903c6b55e2ecf18a4254fd8dce8a83728bdd8a178c48fa905850b1d833b76b3f381df934e82f6fd871dc0e2cf40084a00975f87d826a64a435e5e5838a7e7d209dc8f652976a0b157c45b08fc01706487417aafa0729d776292440a1ec4e417a434bc3a76c8b0b1d1ce12924f5a8928fef0fb86472175ac82636928798bc4eecf504c6658b22a9a5751ac42146237b83ac73a5be1843e024cdef3b574abc3a574a1f5439025442dc507ad02');
INSERT INTO page_bodies VALUES(2,2547,-2550318412237788236,X'28b52ffd60f308ed210074387b226163636f756e7473223a5b5d2c226164646564223a5b5f6964223a224e31675a544566394b666463755946475232346551704a5343704234443944304335773470222c5f6f776e6572223a6e756c6c2c22616d6f756e74223a362e352c22617574686f72697a65645f64617465223a22323032352d30352d3137222c22636865636b5f6e756d6264617465223a22323032352d30352d3137222c2269736f5f63757272656e63795f636f6465223a22555344222c226e616d65223a2242616b657279222c226f726967696e616c5f6465736372697074696f6e223a2242616b657279222c2270656e64696e67223a66616c73655f7472616e73616374696f6e5f69642241386b5071335a725662546d576e58635964354c73486a47663245347551366f5274394977222c22756e6f6666696369616c5f63757272656e63795f636f6465617574686f72697a65645f6461746574696d63617465676f72796f756e74657270617274696573223a5b5d2c226461746574696d656c6f636174696f6e223a7b22616464726573736974796f756e7472796c61746f6e223a706f7374616c7265676973746f72655f6e756d627d2c226c6f676f5f75726c6d65726368616e745f656e7469747061796d656e745f6368616e6e656c223a226f74686572226d657461223a7b2262795f6f726465725f6f666570617965726d6574686f70726f636573736f7270645f69726561737265666572656e63706572736f6e616c5f66696e616e6365223a7b22636f6e6669646c6576656c223a224c4f57222c2264657461696c6564223a224f544845525f222c227072696d617279223a22766572737632225f69636f6e5f75726c223a2268747470733a2f2f706c6169642d2d69636f6e732e706c6169642e636f6d2f5046432e706e67222c2272756e6e696e675f62616c616e6374797065223a227370656369616c222c227765627369747d2c7b34322e3432636865636b2c22446f75626c6520626f6f6b696e67423574596837556a4d6b4c6f507157655261536446675a784376426e4e6d334b31694a3248222c5d2c226861735f6d6f72656d6f646966696564223a5b5d2c226e6578745f637572736f72223a2237734b644a664867222c2272656d6f766564223a5b5d2c2272657175657351635876354e62476d324c6b4a685422735f7570646174655f737461747573223a22484953544f524943414c5f5550444154455f434f4d504c455445227d43202042c31052f178e259fa0e338c6d0bffa0a8beaaf0802674617d064489ad9a6404c284c6d27ea81c8b04c19df530090a63a4c703596f39481f073ccd41ac0ad3e760228a183431a7af23aba07f7c4ea32113d2d68626bf5048949a30cb5922a050a1b522655131a06b7b3a02dd466863df31ac538478710d1641ed80b293834cfc0223887823c47a0a0c62cbe888945fc6b24bf848d098eba9d68e10e795107013918c82074965a712c4f03e8546345b043c');
INSERT INTO page_bodies VALUES(3,1367,942944719226545136,X'28b52ffd605704f51e00c4347b226163636f756e7473223a5b5d2c2261646465646861735f6d6f7265223a66616c73652c226d6f646966696564223a5b5f6964223a224e31675a544566394b666463755946475232346551704a5343704234443944304335773470222c5f6f776e6572223a6e756c6c2c22616d6f756e74223a362e352c22617574686f72697a65645f64617465223a22323032352d30352d3137222c22636865636b5f6e756d6264617465223a22323032352d30352d3137222c2269736f5f63757272656e63795f636f6465223a22555344222c226e616d65223a2242616b657279222c226f726967696e616c5f6465736372697074696f6e223a2242616b657279222c2270656e64696e67223a66616c73655f7472616e73616374696f6e5f69642241386b5071335a725662546d576e58635964354c73486a47663245347551366f5274394977222c22756e6f6666696369616c5f63757272656e63795f636f6465617574686f72697a65645f6461746574696d63617465676f72796f756e74657270617274696573223a5b5d2c226461746574696d656c6f636174696f6e223a7b22616464726573736974796f756e7472796c61746f6e223a706f7374616c7265676973746f72655f6e756d627d2c226c6f676f5f75726c6d65726368616e745f656e746974436f726e6572207061796d656e745f6368616e6e656c223a226f746865726d657461223a7b2262795f6f726465725f6f66657061796572686f6470726f636573736f70645f6964726561737265666572656e63706572736f6e616c5f66696e616e6365223a7b22636f6e6669646c6576656c223a224c4f57222c2264657461696c6564223a224f544845525f222c227072696d617279223a22766572737632225f69636f6e5f75726c223a2268747470733a2f2f706c6169642d2d69636f6e732e706c6169642e636f6d2f5046432e706e67222c2272756e6e696e675f62616c616e636574797065223a227370656369616c222c22776562736974657d5d2c226e6578745f637572736f72223a223977516552745975222c2272656d6f76726571756573745f6964223a2251635876354e62476d324c6b4a685422735f7570646174655f737461747573223a22484953544f524943414c5f5550444154455f434f4d504c455445227d37202042e3d4d56dd9e2389d13791079988d33fae6e2a838c001697a18cc4923067dcc15d4c82ae81f9fd337c4e3da326172114302e86929cc73680019209be84dc580af9dd2083b23ec53f69d1cbd02c4cb35b0084a0794470e32e2178820c28d10eb2930882da37352fe32962ae123415bae27ad9d21ce2b21e026228182874865a712c4807dfa8a68b495dc83bb03');
INSERT INTO page_bodies VALUES(4,183,-9196221447633727467,X'28b52ffd20b7b905007b226163636f756e7473223a5b5d2c226164646564223a5b5d2c226861735f6d6f7265223a747275652c226d6f646966696564223a5b5d2c226e6578745f637572736f72223a22337a586356624e6d222c2272656d6f766564223a5b5d2c22726571756573745f6964223a2251635876354e62476d324c6b4a6854222c227472616e73616374696f6e735f7570646174655f737461747573223a22484953544f524943414c5f5550444154455f434f4d504c455445227d');
CREATE TABLE quarantine (
  quarantine_id INTEGER PRIMARY KEY AUTOINCREMENT,
  item_id INTEGER NOT NULL REFERENCES items,
  list TEXT NOT NULL CHECK (
    list IN ('transactions', 'accounts', 'securities', 'holdings', 'trades', 'liabilities')),
  plaid_transaction_id TEXT,
  is_removal INTEGER NOT NULL DEFAULT 0 CHECK (is_removal IN (0, 1)),
  reason TEXT NOT NULL,
  raw BLOB NOT NULL,
  sync_id INTEGER NOT NULL,
  created_at_ms INTEGER NOT NULL,
  retried_at_ms INTEGER
) STRICT;
INSERT INTO quarantine VALUES(1,1,'transactions','odd',0,'it has no date',X'7b227472616e73616374696f6e5f6964223a226f6464227d',13,1795647991700,NULL);
CREATE TABLE syncs (
  sync_id INTEGER PRIMARY KEY AUTOINCREMENT,
  parent_id INTEGER REFERENCES syncs ON DELETE CASCADE,
  family_id INTEGER NOT NULL REFERENCES families,
  kind TEXT NOT NULL CHECK (kind IN ('family', 'item', 'account')),
  syncable_id INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (
    status IN ('pending', 'syncing', 'completed', 'failed', 'stale')),
  "full" INTEGER NOT NULL CHECK ("full" IN (0, 1)),
  window_start_date INTEGER,
  window_end_date INTEGER,
  created_at_ms INTEGER NOT NULL,
  started_at_ms INTEGER,
  finished_at_ms INTEGER,
  heartbeat_at_ms INTEGER,
  owner_machine TEXT,
  owner_pid INTEGER,
  owner_start_ticks INTEGER,
  error TEXT CHECK (error IS NULL OR json_valid(error)),
  warnings TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(warnings)),
  stats TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(stats)),
  CHECK ((owner_machine IS NULL) = (started_at_ms IS NULL)),
  CHECK ((status IN ('completed', 'failed', 'stale')) = (finished_at_ms IS NOT NULL))
) STRICT;
INSERT INTO syncs VALUES(1,NULL,1,'item',1,'completed',0,NULL,20228,1795647952696,1795647952697,1795647952768,1795647952697,'machine',1,1,NULL,'[]','{"requests":6,"billed":0,"pages":2,"restarts":0,"added":7,"modified":0,"removed":0,"unchanged":0,"holdings":3,"trades":2,"liabilities":2,"quarantined":0,"rounded":0,"balances_computed":24,"balances_written":24,"drift":null}');
INSERT INTO syncs VALUES(2,1,1,'account',1,'completed',0,NULL,20228,1795647952747,1795647952748,1795647952766,1795647952748,'machine',1,1,NULL,'[]','{"requests":0,"billed":0,"pages":0,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":0,"holdings":0,"trades":0,"liabilities":0,"quarantined":0,"rounded":0,"balances_computed":7,"balances_written":7,"drift":null}');
INSERT INTO syncs VALUES(3,1,1,'account',2,'completed',0,NULL,20228,1795647952747,1795647952749,1795647952763,1795647952749,'machine',1,1,NULL,'[]','{"requests":0,"billed":0,"pages":0,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":0,"holdings":0,"trades":0,"liabilities":0,"quarantined":0,"rounded":0,"balances_computed":10,"balances_written":10,"drift":null}');
INSERT INTO syncs VALUES(4,1,1,'account',3,'completed',0,NULL,20228,1795647952747,1795647952749,1795647952763,1795647952749,'machine',1,1,NULL,'[]','{"requests":0,"billed":0,"pages":0,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":0,"holdings":0,"trades":0,"liabilities":0,"quarantined":0,"rounded":0,"balances_computed":6,"balances_written":6,"drift":null}');
INSERT INTO syncs VALUES(5,1,1,'account',4,'completed',0,NULL,20228,1795647952747,1795647952749,1795647952763,1795647952749,'machine',1,1,NULL,'[]','{"requests":0,"billed":0,"pages":0,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":0,"holdings":0,"trades":0,"liabilities":0,"quarantined":0,"rounded":0,"balances_computed":1,"balances_written":1,"drift":null}');
INSERT INTO syncs VALUES(6,NULL,1,'family',1,'completed',0,NULL,20228,1795647952860,1795647952860,1795647952935,1795647952860,'machine',1,1,NULL,'[]','{"requests":6,"billed":0,"pages":2,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":2,"holdings":3,"trades":2,"liabilities":2,"quarantined":0,"rounded":0,"balances_computed":4,"balances_written":0,"drift":null}');
INSERT INTO syncs VALUES(7,6,1,'item',1,'completed',0,20228,20228,1795647952861,1795647952862,1795647952935,1795647952862,'machine',1,1,NULL,'[]','{"requests":6,"billed":0,"pages":2,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":2,"holdings":3,"trades":2,"liabilities":2,"quarantined":0,"rounded":0,"balances_computed":4,"balances_written":0,"drift":null}');
INSERT INTO syncs VALUES(8,7,1,'account',1,'completed',0,20228,20228,1795647952923,1795647952923,1795647952932,1795647952923,'machine',1,1,NULL,'[]','{"requests":0,"billed":0,"pages":0,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":0,"holdings":0,"trades":0,"liabilities":0,"quarantined":0,"rounded":0,"balances_computed":1,"balances_written":0,"drift":null}');
INSERT INTO syncs VALUES(9,7,1,'account',2,'completed',0,20228,20228,1795647952923,1795647952924,1795647952932,1795647952924,'machine',1,1,NULL,'[]','{"requests":0,"billed":0,"pages":0,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":0,"holdings":0,"trades":0,"liabilities":0,"quarantined":0,"rounded":0,"balances_computed":1,"balances_written":0,"drift":null}');
INSERT INTO syncs VALUES(10,7,1,'account',3,'completed',0,20228,20228,1795647952923,1795647952924,1795647952934,1795647952924,'machine',1,1,NULL,'[]','{"requests":0,"billed":0,"pages":0,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":0,"holdings":0,"trades":0,"liabilities":0,"quarantined":0,"rounded":0,"balances_computed":1,"balances_written":0,"drift":null}');
INSERT INTO syncs VALUES(11,7,1,'account',4,'completed',0,20228,20228,1795647952923,1795647952924,1795647952934,1795647952924,'machine',1,1,NULL,'[]','{"requests":0,"billed":0,"pages":0,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":0,"holdings":0,"trades":0,"liabilities":0,"quarantined":0,"rounded":0,"balances_computed":1,"balances_written":0,"drift":null}');
INSERT INTO syncs VALUES(12,NULL,1,'family',1,'completed',0,20228,20228,1795647991574,1795647991578,1795647991659,1795647991578,'machine',1,1,NULL,'[]','{"requests":6,"billed":0,"pages":2,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":2,"holdings":3,"trades":2,"liabilities":2,"quarantined":0,"rounded":0,"balances_computed":54,"balances_written":34,"drift":null}');
INSERT INTO syncs VALUES(13,12,1,'item',1,'completed',0,20228,20228,1795647991585,1795647991586,1795647991658,1795647991586,'machine',1,1,NULL,'[]','{"requests":6,"billed":0,"pages":2,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":2,"holdings":3,"trades":2,"liabilities":2,"quarantined":0,"rounded":0,"balances_computed":23,"balances_written":3,"drift":null}');
INSERT INTO syncs VALUES(14,12,1,'account',5,'completed',0,NULL,20228,1795647991585,1795647991586,1795647991592,1795647991586,'machine',1,1,NULL,'[]','{"requests":0,"billed":0,"pages":0,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":0,"holdings":0,"trades":0,"liabilities":0,"quarantined":0,"rounded":0,"balances_computed":11,"balances_written":11,"drift":"0"}');
INSERT INTO syncs VALUES(15,12,1,'account',6,'completed',0,NULL,20228,1795647991585,1795647991590,1795647991593,1795647991590,'machine',1,1,NULL,'[]','{"requests":0,"billed":0,"pages":0,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":0,"holdings":0,"trades":0,"liabilities":0,"quarantined":0,"rounded":0,"balances_computed":20,"balances_written":20,"drift":"1000"}');
INSERT INTO syncs VALUES(16,13,1,'account',1,'completed',0,20223,20228,1795647991652,1795647991652,1795647991654,1795647991652,'machine',1,1,NULL,'[]','{"requests":0,"billed":0,"pages":0,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":0,"holdings":0,"trades":0,"liabilities":0,"quarantined":0,"rounded":0,"balances_computed":6,"balances_written":0,"drift":null}');
INSERT INTO syncs VALUES(17,13,1,'account',2,'completed',0,NULL,20228,1795647991652,1795647991652,1795647991655,1795647991652,'machine',1,1,NULL,'[]','{"requests":0,"billed":0,"pages":0,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":0,"holdings":0,"trades":0,"liabilities":0,"quarantined":0,"rounded":0,"balances_computed":10,"balances_written":3,"drift":null}');
INSERT INTO syncs VALUES(18,13,1,'account',3,'completed',0,20223,20228,1795647991652,1795647991653,1795647991657,1795647991653,'machine',1,1,NULL,'[]','{"requests":0,"billed":0,"pages":0,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":0,"holdings":0,"trades":0,"liabilities":0,"quarantined":0,"rounded":0,"balances_computed":6,"balances_written":0,"drift":null}');
INSERT INTO syncs VALUES(19,13,1,'account',4,'completed',0,20223,20228,1795647991652,1795647991653,1795647991657,1795647991653,'machine',1,1,NULL,'[]','{"requests":0,"billed":0,"pages":0,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":0,"holdings":0,"trades":0,"liabilities":0,"quarantined":0,"rounded":0,"balances_computed":1,"balances_written":0,"drift":null}');
INSERT INTO syncs VALUES(20,NULL,1,'family',1,'completed',0,20228,20229,1795647991751,1795647991752,1795647991826,1795647991752,'machine',1,1,NULL,'[]','{"requests":6,"billed":0,"pages":2,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":2,"holdings":3,"trades":2,"liabilities":2,"quarantined":0,"rounded":0,"balances_computed":12,"balances_written":6,"drift":null}');
INSERT INTO syncs VALUES(21,20,1,'item',1,'completed',0,20228,20229,1795647991753,1795647991754,1795647991819,1795647991754,'machine',1,1,NULL,'[]','{"requests":6,"billed":0,"pages":2,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":2,"holdings":3,"trades":2,"liabilities":2,"quarantined":0,"rounded":0,"balances_computed":8,"balances_written":4,"drift":null}');
INSERT INTO syncs VALUES(22,20,1,'account',5,'completed',0,20228,20229,1795647991753,1795647991755,1795647991760,1795647991755,'machine',1,1,NULL,'[]','{"requests":0,"billed":0,"pages":0,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":0,"holdings":0,"trades":0,"liabilities":0,"quarantined":0,"rounded":0,"balances_computed":2,"balances_written":1,"drift":"0"}');
INSERT INTO syncs VALUES(23,20,1,'account',6,'completed',0,20228,20229,1795647991753,1795647991755,1795647991763,1795647991755,'machine',1,1,NULL,'[]','{"requests":0,"billed":0,"pages":0,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":0,"holdings":0,"trades":0,"liabilities":0,"quarantined":0,"rounded":0,"balances_computed":2,"balances_written":1,"drift":"1000"}');
INSERT INTO syncs VALUES(24,21,1,'account',1,'completed',0,20228,20229,1795647991810,1795647991810,1795647991818,1795647991810,'machine',1,1,NULL,'[]','{"requests":0,"billed":0,"pages":0,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":0,"holdings":0,"trades":0,"liabilities":0,"quarantined":0,"rounded":0,"balances_computed":2,"balances_written":1,"drift":"0"}');
INSERT INTO syncs VALUES(25,21,1,'account',2,'completed',0,20228,20229,1795647991810,1795647991810,1795647991818,1795647991810,'machine',1,1,NULL,'[]','{"requests":0,"billed":0,"pages":0,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":0,"holdings":0,"trades":0,"liabilities":0,"quarantined":0,"rounded":0,"balances_computed":2,"balances_written":1,"drift":"0"}');
INSERT INTO syncs VALUES(26,21,1,'account',3,'completed',0,20228,20229,1795647991810,1795647991810,1795647991818,1795647991810,'machine',1,1,NULL,'[]','{"requests":0,"billed":0,"pages":0,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":0,"holdings":0,"trades":0,"liabilities":0,"quarantined":0,"rounded":0,"balances_computed":2,"balances_written":1,"drift":"0"}');
INSERT INTO syncs VALUES(27,21,1,'account',4,'completed',0,20228,20229,1795647991810,1795647991810,1795647991819,1795647991810,'machine',1,1,NULL,'[]','{"requests":0,"billed":0,"pages":0,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":0,"holdings":0,"trades":0,"liabilities":0,"quarantined":0,"rounded":0,"balances_computed":2,"balances_written":1,"drift":"0"}');
INSERT INTO syncs VALUES(28,NULL,1,'family',1,'failed',0,20229,20229,1795688771304,1795688771306,1795688771325,1795688771306,'9407cd6a-0032-4ddd-944d-9d249d75aa2a/pid:[4026531836]',18749,6803118,'{"code":"key.wrong","exit_status":77,"message":"1 of 3 failed: First Platypus Bank","remedy":"see `plaid-sync syncs --tree`","cause":"pulling First Platypus Bank failed: A stored access token cannot be opened: it is not in a form that this program knows.","provider_code":null,"request_id":null}','[]','{"requests":0,"billed":0,"pages":0,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":0,"holdings":0,"trades":0,"liabilities":0,"quarantined":0,"rounded":0,"balances_computed":19,"balances_written":13,"drift":null}');
INSERT INTO syncs VALUES(29,28,1,'item',1,'failed',0,20229,20229,1795688771307,1795688771307,1795688771324,1795688771307,'9407cd6a-0032-4ddd-944d-9d249d75aa2a/pid:[4026531836]',18749,6803118,'{"code":"key.wrong","exit_status":77,"message":"pulling First Platypus Bank failed: A stored access token cannot be opened: it is not in a form that this program knows.","remedy":"restore the database from a backup, or link the item again","cause":null,"provider_code":null,"request_id":null}','[]','{"requests":0,"billed":0,"pages":0,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":0,"holdings":0,"trades":0,"liabilities":0,"quarantined":0,"rounded":0,"balances_computed":14,"balances_written":10,"drift":null}');
INSERT INTO syncs VALUES(30,28,1,'account',5,'completed',0,20226,20229,1795688771307,1795688771308,1795688771319,1795688771308,'9407cd6a-0032-4ddd-944d-9d249d75aa2a/pid:[4026531836]',18749,6803118,NULL,'[]','{"requests":0,"billed":0,"pages":0,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":0,"holdings":0,"trades":0,"liabilities":0,"quarantined":0,"rounded":0,"balances_computed":4,"balances_written":3,"drift":"0"}');
INSERT INTO syncs VALUES(31,28,1,'account',6,'completed',0,20229,20229,1795688771307,1795688771308,1795688771319,1795688771308,'9407cd6a-0032-4ddd-944d-9d249d75aa2a/pid:[4026531836]',18749,6803118,NULL,'[]','{"requests":0,"billed":0,"pages":0,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":0,"holdings":0,"trades":0,"liabilities":0,"quarantined":0,"rounded":0,"balances_computed":1,"balances_written":0,"drift":"1000"}');
INSERT INTO syncs VALUES(32,29,1,'account',1,'completed',0,20229,20229,1795688771318,1795688771319,1795688771323,1795688771319,'9407cd6a-0032-4ddd-944d-9d249d75aa2a/pid:[4026531836]',18749,6803118,NULL,'[]','{"requests":0,"billed":0,"pages":0,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":0,"holdings":0,"trades":0,"liabilities":0,"quarantined":0,"rounded":0,"balances_computed":1,"balances_written":0,"drift":"0"}');
INSERT INTO syncs VALUES(33,29,1,'account',2,'completed',0,NULL,20229,1795688771318,1795688771319,1795688771323,1795688771319,'9407cd6a-0032-4ddd-944d-9d249d75aa2a/pid:[4026531836]',18749,6803118,NULL,'[]','{"requests":0,"billed":0,"pages":0,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":0,"holdings":0,"trades":0,"liabilities":0,"quarantined":0,"rounded":0,"balances_computed":11,"balances_written":10,"drift":"0"}');
INSERT INTO syncs VALUES(34,29,1,'account',3,'completed',0,20229,20229,1795688771318,1795688771319,1795688771323,1795688771319,'9407cd6a-0032-4ddd-944d-9d249d75aa2a/pid:[4026531836]',18749,6803118,NULL,'[]','{"requests":0,"billed":0,"pages":0,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":0,"holdings":0,"trades":0,"liabilities":0,"quarantined":0,"rounded":0,"balances_computed":1,"balances_written":0,"drift":"0"}');
INSERT INTO syncs VALUES(35,29,1,'account',4,'completed',0,20229,20229,1795688771318,1795688771320,1795688771323,1795688771320,'9407cd6a-0032-4ddd-944d-9d249d75aa2a/pid:[4026531836]',18749,6803118,NULL,'[]','{"requests":0,"billed":0,"pages":0,"restarts":0,"added":0,"modified":0,"removed":0,"unchanged":0,"holdings":0,"trades":0,"liabilities":0,"quarantined":0,"rounded":0,"balances_computed":1,"balances_written":0,"drift":"0"}');
CREATE TABLE link_sessions (
  link_session_id INTEGER PRIMARY KEY AUTOINCREMENT,
  family_id INTEGER NOT NULL REFERENCES families,
  item_id INTEGER REFERENCES items ON DELETE CASCADE,
  sealed BLOB NOT NULL,
  expires_at_ms INTEGER,
  allows_duplicates INTEGER NOT NULL CHECK (allows_duplicates IN (0, 1)),
  exchanged INTEGER NOT NULL DEFAULT 0,
  created_at_ms INTEGER NOT NULL
) STRICT;
INSERT INTO link_sessions VALUES(2,1,NULL,X'00',1795748000000,0,0,1795647992000);
CREATE TABLE billed_calls (
  billed_call_id INTEGER PRIMARY KEY,
  family_id INTEGER NOT NULL REFERENCES families,
  item_id INTEGER NOT NULL,
  institution TEXT NOT NULL,
  endpoint TEXT NOT NULL CHECK (endpoint <> ''),
  made_at_ms INTEGER NOT NULL
) STRICT;
INSERT INTO billed_calls VALUES(1,1,1,'First Platypus Bank','/accounts/balance/get',1795647991700);
CREATE TABLE announcements (
  item_id INTEGER NOT NULL REFERENCES items ON DELETE CASCADE,
  hook TEXT NOT NULL CHECK (hook <> ''),
  subject TEXT NOT NULL CHECK (subject IN ('health', 'consent')),
  value TEXT NOT NULL CHECK (value <> ''),
  number INTEGER NOT NULL DEFAULT 0,
  announced_at_ms INTEGER,
  claimed_at_ms INTEGER,
  claimed_value TEXT CHECK (claimed_value <> ''),
  owner_machine TEXT,
  owner_pid INTEGER,
  owner_start_ticks INTEGER,
  PRIMARY KEY (item_id, hook, subject),
  CHECK ((claimed_at_ms IS NULL) = (owner_machine IS NULL)),
  CHECK ((claimed_at_ms IS NULL) = (claimed_value IS NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO announcements VALUES(1,'mail','health','good',1,1795647992000,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE transactions (
  transaction_id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES accounts,
  item_id INTEGER,
  plaid_transaction_id TEXT,
  pending_transaction_id TEXT,
  parent_id INTEGER REFERENCES transactions ON DELETE CASCADE,
  source TEXT NOT NULL CHECK (
    source = 'plaid' OR source = 'manual' OR source = 'imported'),
  date INTEGER NOT NULL,
  amount_e8 INTEGER NOT NULL,
  pending INTEGER NOT NULL CHECK (pending IN (0, 1)),
  is_split INTEGER NOT NULL DEFAULT 0 CHECK (is_split IN (0, 1)),
  is_remainder INTEGER NOT NULL DEFAULT 0 CHECK (is_remainder IN (0, 1)),
  removed_at_ms INTEGER,
  hidden_at_ms INTEGER,
  foreign_currency TEXT CHECK (foreign_currency <> ''),
  exchange_rate TEXT,
  late_reported_balance_id INTEGER REFERENCES reported_balances,
  provider_date INTEGER,
  provider_amount_e8 INTEGER,
  authorized_date INTEGER,
  amount_text TEXT,
  name TEXT NOT NULL,
  original_description TEXT,
  merchant TEXT,
  category TEXT,
  category_detailed TEXT,
  user_name TEXT,
  user_category TEXT,
  user_notes TEXT,
  user_tags TEXT CHECK (user_tags IS NULL OR json_valid(user_tags)),
  user_excluded INTEGER CHECK (user_excluded IN (0, 1)),
  removed_because TEXT CHECK (removed_because IN ('removed', 'unlisted')),
  removed_by_sync_id INTEGER,
  restored_at_ms INTEGER,
  page_id INTEGER,
  raw_offset INTEGER,
  raw_count INTEGER,
  raw_hash INTEGER,
  updated_at_ms INTEGER NOT NULL,
  CHECK ((item_id IS NULL) = (plaid_transaction_id IS NULL))
) STRICT;
INSERT INTO transactions VALUES(1,1,1,'c8WTttR1i44KRf7VfCXoaiFZAQAjz0WiRg71D',NULL,NULL,'plaid',20227,1200000000,1,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,20227,NULL,'Pending coffee','Pending coffee',NULL,'OTHER','OTHER_OTHER',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,903,1186,-8937497714876640790,1795647952717);
INSERT INTO transactions VALUES(2,1,1,'fNJUYLCTTHG7LFjY9YcYkdHmPS3AgVmv54Ki2',NULL,NULL,'plaid',20225,4242000000,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,20225,NULL,'Grocer','Grocer',NULL,'OTHER','OTHER_OTHER',NULL,NULL,'for the party',NULL,NULL,NULL,NULL,NULL,1,2090,1174,-8405119504869078985,1795647967096);
INSERT INTO transactions VALUES(3,3,1,'YA656RDKXhepgKE2MeJ4QeMHHVqkmwpAqaE69',NULL,NULL,'plaid',20224,31025000000,0,1,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,20224,NULL,'Bicycle','Bicycle',NULL,'OTHER','OTHER_OTHER',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,3265,1177,-6675594799049674507,1795647952717);
INSERT INTO transactions VALUES(4,3,1,'U3NcTUebt6dLi4RVK9Q8a0TdXQ6Y12gyX1Q93',NULL,NULL,'plaid',20224,-10000000000,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,20224,NULL,'PAYMENT THANK YOU','PAYMENT THANK YOU',NULL,'OTHER','OTHER_OTHER',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,4443,1195,-1037367793868093010,1795647952717);
INSERT INTO transactions VALUES(5,1,1,'WKyhn9YwsFgZLBF6wHJpoKtRGsLJ6mWbx9BVK',NULL,NULL,'plaid',20223,10000000000,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,20223,NULL,'PAYMENT CARD','PAYMENT CARD',NULL,'OTHER','OTHER_OTHER',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,5639,1184,-5896937393062389034,1795647952717);
INSERT INTO transactions VALUES(6,3,NULL,NULL,NULL,3,'manual',20224,30025000000,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Bicycle',NULL,NULL,'OTHER','OTHER_OTHER',NULL,'BIKES',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1795647966336);
INSERT INTO transactions VALUES(7,3,NULL,NULL,NULL,3,'manual',20224,1000000000,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Bicycle',NULL,NULL,'OTHER','OTHER_OTHER',NULL,'GIFTS',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1795647966336);
INSERT INTO transactions VALUES(8,5,NULL,NULL,NULL,NULL,'manual',20226,1250000000,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Market',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1795647979321);
INSERT INTO transactions VALUES(9,5,NULL,NULL,NULL,NULL,'manual',20225,800000000,0,0,0,NULL,NULL,'EUR',NULL,NULL,NULL,NULL,NULL,NULL,'Cafe',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1795647979731);
INSERT INTO transactions VALUES(10,5,NULL,NULL,NULL,NULL,'manual',20227,2500000000,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'To the broker',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1795688771119);
INSERT INTO transactions VALUES(11,1,1,'A8kPq3ZrVbTmWnXcYd5LsHjGf2E4uQ6oRt9Iw',NULL,NULL,'plaid',20225,650000000,0,0,0,NULL,1795647992000,NULL,NULL,NULL,NULL,NULL,20225,NULL,'Bakery','Bakery','Corner Bakery','OTHER','OTHER_OTHER',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,3,55,1183,2011,1795647992000);
INSERT INTO transactions VALUES(12,1,1,'B5tYh7UjMkLoPqWeRaSdFgZxCvBnNm3K1iJ2H',NULL,NULL,'plaid',20225,4242000000,0,0,0,1795647991700,NULL,NULL,NULL,NULL,NULL,NULL,20225,NULL,'Double booking','Double booking',NULL,'OTHER','OTHER_OTHER',NULL,NULL,NULL,NULL,NULL,'removed',13,NULL,2,1197,1190,1012,1795647991700);
CREATE TABLE former_ids (
  item_id INTEGER NOT NULL REFERENCES items,
  plaid_transaction_id TEXT NOT NULL,
  PRIMARY KEY (item_id, plaid_transaction_id)
) STRICT, WITHOUT ROWID;
INSERT INTO former_ids VALUES(1,'pending-1');
CREATE TABLE transaction_changes (
  change_id INTEGER PRIMARY KEY,
  transaction_id INTEGER NOT NULL,
  changed_at_ms INTEGER NOT NULL,
  sync_id INTEGER,
  kind TEXT NOT NULL CHECK (kind IN (
    'added', 'posted', 'renamed', 'changed', 'edited', 'released', 'deleted', 'removed',
    'unlisted', 'restored', 'revived', 'relisted')),
  field TEXT,
  old_value ANY,
  new_value ANY
) STRICT;
INSERT INTO transaction_changes VALUES(1,2,1795647952717,1,'added',NULL,NULL,NULL);
INSERT INTO transaction_changes VALUES(2,2,1795647967096,NULL,'edited','notes',NULL,'for the party');
INSERT INTO transaction_changes VALUES(3,11,1795647952900,7,'added',NULL,NULL,NULL);
INSERT INTO transaction_changes VALUES(4,11,1795647991700,13,'changed','merchant',NULL,'Corner Bakery');
INSERT INTO transaction_changes VALUES(5,12,1795647952900,7,'added',NULL,NULL,NULL);
INSERT INTO transaction_changes VALUES(6,12,1795647991700,13,'removed',NULL,NULL,NULL);
INSERT INTO transaction_changes VALUES(7,11,1795647992000,NULL,'deleted',NULL,NULL,NULL);
CREATE TABLE change_context (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  sync_id INTEGER,
  now_ms INTEGER
) STRICT;
INSERT INTO change_context VALUES(1,NULL,NULL);
CREATE TABLE transfers (
  transfer_id INTEGER PRIMARY KEY AUTOINCREMENT,
  outflow_id INTEGER REFERENCES transactions ON DELETE CASCADE,
  outflow_trade_id INTEGER REFERENCES trades ON DELETE CASCADE,
  outflow INTEGER GENERATED ALWAYS AS (coalesce(outflow_id, -outflow_trade_id)) VIRTUAL,
  inflow_id INTEGER REFERENCES transactions ON DELETE CASCADE,
  inflow_trade_id INTEGER REFERENCES trades ON DELETE CASCADE,
  inflow INTEGER GENERATED ALWAYS AS (coalesce(inflow_id, -inflow_trade_id)) VIRTUAL,
  state TEXT NOT NULL CHECK (
    state IN ('matched', 'unclear', 'confirmed', 'broken', 'rejected')),
  decided_at_ms INTEGER,
  interchangeable INTEGER NOT NULL DEFAULT 0 CHECK (interchangeable IN (0, 1)),
  CHECK ((outflow_id IS NULL) <> (outflow_trade_id IS NULL)),
  CHECK ((inflow_id IS NULL) <> (inflow_trade_id IS NULL)),
  CHECK (outflow <> inflow),
  CHECK ((state IN ('matched', 'unclear')) = (decided_at_ms IS NULL))
) STRICT;
INSERT INTO transfers VALUES(1,5,NULL,4,NULL,'matched',NULL,0);
INSERT INTO transfers VALUES(2,10,NULL,NULL,3,'matched',NULL,0);
CREATE TABLE rule_values (
  transaction_id INTEGER PRIMARY KEY REFERENCES transactions ON DELETE CASCADE,
  name TEXT CHECK (name <> ''),
  category TEXT CHECK (category <> ''),
  notes TEXT CHECK (notes <> ''),
  tags TEXT CHECK (tags IS NULL OR json_valid(tags)),
  excluded INTEGER CHECK (excluded IN (0, 1)),
  rules TEXT NOT NULL CHECK (json_valid(rules))
) STRICT;
INSERT INTO rule_values VALUES(2,NULL,'FOOD',NULL,'["weekly"]',NULL,'{"category":["Groceries"],"tags":["Groceries"]}');
CREATE TABLE rule_queue (
  transaction_id INTEGER PRIMARY KEY REFERENCES transactions ON DELETE CASCADE
) STRICT;
INSERT INTO rule_queue VALUES(11);
CREATE TABLE category_names (
  family_id INTEGER NOT NULL REFERENCES families,
  code TEXT NOT NULL CHECK (code <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  PRIMARY KEY (family_id, code)
) STRICT, WITHOUT ROWID;
INSERT INTO category_names VALUES(1,'TRAVEL','Journeys');
CREATE TABLE valuations (
  account_id INTEGER NOT NULL REFERENCES accounts,
  date INTEGER NOT NULL,
  amount_e8 INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('opening', 'reconciliation')),
  PRIMARY KEY (account_id, date)
) STRICT, WITHOUT ROWID;
INSERT INTO valuations VALUES(5,20218,25000000000,'opening');
INSERT INTO valuations VALUES(6,20209,20000000000000,'opening');
INSERT INTO valuations VALUES(6,20227,20100000000000,'reconciliation');
CREATE TABLE reported_balances (
  reported_balance_id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES accounts,
  date INTEGER NOT NULL,
  read_at_ms INTEGER NOT NULL,
  current_e8 INTEGER NOT NULL,
  available_e8 INTEGER,
  limit_e8 INTEGER,
  pending_e8 INTEGER,
  margin_loan_e8 INTEGER,
  sync_id INTEGER
) STRICT;
INSERT INTO reported_balances VALUES(1,1,20228,1795647952717,150050000000,148850000000,NULL,1200000000,NULL,1);
INSERT INTO reported_balances VALUES(2,2,20228,1795647952717,148205000000,NULL,NULL,0,NULL,1);
INSERT INTO reported_balances VALUES(3,3,20228,1795647952717,31025000000,NULL,NULL,0,NULL,1);
INSERT INTO reported_balances VALUES(4,4,20228,1795647952717,800000000000,NULL,NULL,0,NULL,1);
INSERT INTO reported_balances VALUES(5,2,20228,1795647952737,148205000000,NULL,NULL,0,NULL,1);
INSERT INTO reported_balances VALUES(6,1,20229,1795647991770,150050000000,148850000000,NULL,1200000000,NULL,21);
INSERT INTO reported_balances VALUES(7,2,20229,1795647991770,148205000000,NULL,NULL,0,1000000000,21);
INSERT INTO reported_balances VALUES(8,3,20229,1795647991770,31025000000,NULL,NULL,0,NULL,21);
INSERT INTO reported_balances VALUES(9,4,20229,1795647991770,800000000000,NULL,NULL,0,NULL,21);
CREATE TABLE exchange_rates (
  family_id INTEGER NOT NULL REFERENCES families,
  from_currency TEXT NOT NULL CHECK (from_currency <> ''),
  to_currency TEXT NOT NULL CHECK (to_currency <> ''),
  date INTEGER NOT NULL,
  rate TEXT NOT NULL,
  PRIMARY KEY (family_id, to_currency, from_currency, date)
) STRICT, WITHOUT ROWID;
INSERT INTO exchange_rates VALUES(1,'EUR','USD',20224,'1.12');
CREATE TABLE balances (
  account_id INTEGER NOT NULL REFERENCES accounts,
  date INTEGER NOT NULL,
  start_cash_e8 INTEGER NOT NULL,
  start_non_cash_e8 INTEGER NOT NULL,
  cash_in_e8 INTEGER NOT NULL,
  cash_out_e8 INTEGER NOT NULL,
  non_cash_in_e8 INTEGER NOT NULL,
  non_cash_out_e8 INTEGER NOT NULL,
  market_e8 INTEGER NOT NULL,
  cash_adjustment_e8 INTEGER NOT NULL,
  non_cash_adjustment_e8 INTEGER NOT NULL,
  end_cash_e8 INTEGER NOT NULL,
  end_non_cash_e8 INTEGER NOT NULL,
  incomplete INTEGER NOT NULL CHECK (incomplete IN (0, 1)),
  PRIMARY KEY (account_id, date)
) STRICT, WITHOUT ROWID;
INSERT INTO balances VALUES(1,20222,164292000000,0,0,0,0,0,0,0,0,164292000000,0,0);
INSERT INTO balances VALUES(1,20223,164292000000,0,0,10000000000,0,0,0,0,0,154292000000,0,0);
INSERT INTO balances VALUES(1,20224,154292000000,0,0,0,0,0,0,0,0,154292000000,0,0);
INSERT INTO balances VALUES(1,20225,154292000000,0,0,4242000000,0,0,0,0,0,150050000000,0,0);
INSERT INTO balances VALUES(1,20226,150050000000,0,0,0,0,0,0,0,0,150050000000,0,0);
INSERT INTO balances VALUES(1,20227,150050000000,0,0,0,0,0,0,0,0,150050000000,0,0);
INSERT INTO balances VALUES(1,20228,150050000000,0,0,0,0,0,0,0,0,150050000000,0,0);
INSERT INTO balances VALUES(1,20229,150050000000,0,0,0,0,0,0,0,0,150050000000,0,0);
INSERT INTO balances VALUES(2,20219,20440000000,125100000000,0,0,0,0,0,0,0,20440000000,125100000000,0);
INSERT INTO balances VALUES(2,20220,20440000000,125100000000,0,0,0,0,0,0,0,20440000000,125100000000,0);
INSERT INTO balances VALUES(2,20221,20440000000,125100000000,0,0,0,0,0,0,0,20440000000,125100000000,0);
INSERT INTO balances VALUES(2,20222,20440000000,125100000000,0,10890000000,10890000000,0,0,0,0,9550000000,135990000000,0);
INSERT INTO balances VALUES(2,20223,9550000000,135990000000,0,0,0,0,0,0,0,9550000000,135990000000,0);
INSERT INTO balances VALUES(2,20224,9550000000,135990000000,0,0,0,0,0,0,0,9550000000,135990000000,0);
INSERT INTO balances VALUES(2,20225,9550000000,135990000000,0,0,0,0,0,0,0,9550000000,135990000000,0);
INSERT INTO balances VALUES(2,20226,9550000000,135990000000,0,0,0,0,110000000,0,0,9550000000,136100000000,0);
INSERT INTO balances VALUES(2,20227,9550000000,136100000000,0,0,0,0,0,0,0,9550000000,136100000000,0);
INSERT INTO balances VALUES(2,20228,9550000000,136100000000,2500000000,0,0,0,55000000,0,0,12050000000,136155000000,0);
INSERT INTO balances VALUES(2,20229,12050000000,136155000000,0,0,0,0,0,0,0,12050000000,136155000000,0);
INSERT INTO balances VALUES(3,20223,10000000000,0,0,0,0,0,0,0,0,10000000000,0,0);
INSERT INTO balances VALUES(3,20224,10000000000,0,10000000000,31025000000,0,0,0,0,0,31025000000,0,0);
INSERT INTO balances VALUES(3,20225,31025000000,0,0,0,0,0,0,0,0,31025000000,0,0);
INSERT INTO balances VALUES(3,20226,31025000000,0,0,0,0,0,0,0,0,31025000000,0,0);
INSERT INTO balances VALUES(3,20227,31025000000,0,0,0,0,0,0,0,0,31025000000,0,0);
INSERT INTO balances VALUES(3,20228,31025000000,0,0,0,0,0,0,0,0,31025000000,0,0);
INSERT INTO balances VALUES(3,20229,31025000000,0,0,0,0,0,0,0,0,31025000000,0,0);
INSERT INTO balances VALUES(4,20228,0,800000000000,0,0,0,0,0,0,0,0,800000000000,0);
INSERT INTO balances VALUES(4,20229,0,800000000000,0,0,0,0,0,0,0,0,800000000000,0);
INSERT INTO balances VALUES(5,20218,25000000000,0,0,0,0,0,0,0,0,25000000000,0,0);
INSERT INTO balances VALUES(5,20219,25000000000,0,0,0,0,0,0,0,0,25000000000,0,0);
INSERT INTO balances VALUES(5,20220,25000000000,0,0,0,0,0,0,0,0,25000000000,0,0);
INSERT INTO balances VALUES(5,20221,25000000000,0,0,0,0,0,0,0,0,25000000000,0,0);
INSERT INTO balances VALUES(5,20222,25000000000,0,0,0,0,0,0,0,0,25000000000,0,0);
INSERT INTO balances VALUES(5,20223,25000000000,0,0,0,0,0,0,0,0,25000000000,0,0);
INSERT INTO balances VALUES(5,20224,25000000000,0,0,0,0,0,0,0,0,25000000000,0,0);
INSERT INTO balances VALUES(5,20225,25000000000,0,0,896000000,0,0,0,0,0,24104000000,0,0);
INSERT INTO balances VALUES(5,20226,24104000000,0,0,1250000000,0,0,0,0,0,22854000000,0,0);
INSERT INTO balances VALUES(5,20227,22854000000,0,0,2500000000,0,0,0,0,0,20354000000,0,0);
INSERT INTO balances VALUES(5,20228,20354000000,0,0,0,0,0,0,0,0,20354000000,0,0);
INSERT INTO balances VALUES(5,20229,20354000000,0,0,0,0,0,0,0,0,20354000000,0,0);
INSERT INTO balances VALUES(6,20209,0,20000000000000,0,0,0,0,0,0,0,0,20000000000000,0);
INSERT INTO balances VALUES(6,20210,0,20000000000000,0,0,0,0,0,0,0,0,20000000000000,0);
INSERT INTO balances VALUES(6,20211,0,20000000000000,0,0,0,0,0,0,0,0,20000000000000,0);
INSERT INTO balances VALUES(6,20212,0,20000000000000,0,0,0,0,0,0,0,0,20000000000000,0);
INSERT INTO balances VALUES(6,20213,0,20000000000000,0,0,0,0,0,0,0,0,20000000000000,0);
INSERT INTO balances VALUES(6,20214,0,20000000000000,0,0,0,0,0,0,0,0,20000000000000,0);
INSERT INTO balances VALUES(6,20215,0,20000000000000,0,0,0,0,0,0,0,0,20000000000000,0);
INSERT INTO balances VALUES(6,20216,0,20000000000000,0,0,0,0,0,0,0,0,20000000000000,0);
INSERT INTO balances VALUES(6,20217,0,20000000000000,0,0,0,0,0,0,0,0,20000000000000,0);
INSERT INTO balances VALUES(6,20218,0,20000000000000,0,0,0,0,0,0,0,0,20000000000000,0);
INSERT INTO balances VALUES(6,20219,0,20000000000000,0,0,0,0,0,0,0,0,20000000000000,0);
INSERT INTO balances VALUES(6,20220,0,20000000000000,0,0,0,0,0,0,0,0,20000000000000,0);
INSERT INTO balances VALUES(6,20221,0,20000000000000,0,0,0,0,0,0,0,0,20000000000000,0);
INSERT INTO balances VALUES(6,20222,0,20000000000000,0,0,0,0,0,0,0,0,20000000000000,0);
INSERT INTO balances VALUES(6,20223,0,20000000000000,0,0,0,0,0,0,0,0,20000000000000,0);
INSERT INTO balances VALUES(6,20224,0,20000000000000,0,0,0,0,0,0,0,0,20000000000000,0);
INSERT INTO balances VALUES(6,20225,0,20000000000000,0,0,0,0,0,0,0,0,20000000000000,0);
INSERT INTO balances VALUES(6,20226,0,20000000000000,0,0,0,0,0,0,0,0,20000000000000,0);
INSERT INTO balances VALUES(6,20227,0,20000000000000,0,0,0,0,0,0,100000000000,0,20100000000000,0);
INSERT INTO balances VALUES(6,20228,0,20100000000000,0,0,0,0,0,0,0,0,20100000000000,0);
INSERT INTO balances VALUES(6,20229,0,20100000000000,0,0,0,0,0,0,0,0,20100000000000,0);
CREATE TABLE securities (
  security_id INTEGER PRIMARY KEY AUTOINCREMENT,
  family_id INTEGER NOT NULL REFERENCES families,
  plaid_security_id TEXT CHECK (plaid_security_id <> ''),
  name TEXT,
  ticker TEXT,
  isin TEXT,
  cusip TEXT,
  sedol TEXT,
  type TEXT,
  subtype TEXT,
  currency TEXT NOT NULL CHECK (currency <> ''),
  is_cash_equivalent INTEGER NOT NULL DEFAULT 0 CHECK (is_cash_equivalent IN (0, 1)),
  quotation TEXT NOT NULL DEFAULT 'per unit' CHECK (quotation IN ('per unit', 'per cent')),
  raw_json TEXT,
  is_cash INTEGER GENERATED ALWAYS AS (
    ticker IS NOT NULL AND (substr(ticker, 1, 4) = 'CUR:'
      OR type IS NOT NULL AND type = 'cash' AND ticker = currency)) STORED
) STRICT;
INSERT INTO securities VALUES(1,1,'SrxhueytS7sZAx89Y3Y3VJ7NjjizSTmp0zhVM','Oak Fund','OAK',NULL,NULL,NULL,'equity','common stock','USD',0,'per unit','{"cfi_code":null,"close_price":20.1,"close_price_as_of":"2025-05-20","cusip":null,"figi":null,"fixed_income":null,"industry":null,"institution_id":null,"institution_security_id":null,"is_cash_equivalent":false,"isin":null,"iso_currency_code":"USD","market_identifier_code":null,"name":"Oak Fund","option_contract":null,"proxy_security_id":null,"sector":null,"security_id":"SrxhueytS7sZAx89Y3Y3VJ7NjjizSTmp0zhVM","sedol":null,"subtype":"common stock","ticker_symbol":"OAK","type":"equity","unofficial_currency_code":null,"update_datetime":null}');
INSERT INTO securities VALUES(2,1,'rYcTg4ZuuK5YV50uYTzBmmJqHKi5T4Pq1VYG0',NULL,'CUR:USD',NULL,NULL,NULL,'cash','cash','USD',1,'per unit','{"cfi_code":null,"close_price":1,"close_price_as_of":"2025-05-20","cusip":null,"figi":null,"fixed_income":null,"industry":null,"institution_id":null,"institution_security_id":null,"is_cash_equivalent":true,"isin":null,"iso_currency_code":"USD","market_identifier_code":null,"name":null,"option_contract":null,"proxy_security_id":null,"sector":null,"security_id":"rYcTg4ZuuK5YV50uYTzBmmJqHKi5T4Pq1VYG0","sedol":null,"subtype":"cash","ticker_symbol":"CUR:USD","type":"cash","unofficial_currency_code":null,"update_datetime":null}');
INSERT INTO securities VALUES(3,1,'zgWYmEAwYopXkKh9anox2fkhfzwdQc4xLkzSQ','Alphabetic Works','ABC',NULL,NULL,NULL,'equity','common stock','USD',0,'per unit','{"cfi_code":null,"close_price":104.25,"close_price_as_of":"2025-05-19","cusip":null,"figi":null,"fixed_income":null,"industry":null,"institution_id":null,"institution_security_id":null,"is_cash_equivalent":false,"isin":null,"iso_currency_code":"USD","market_identifier_code":null,"name":"Alphabetic Works","option_contract":null,"proxy_security_id":null,"sector":null,"security_id":"zgWYmEAwYopXkKh9anox2fkhfzwdQc4xLkzSQ","sedol":null,"subtype":"common stock","ticker_symbol":"ABC","type":"equity","unofficial_currency_code":null,"update_datetime":null}');
CREATE TABLE holding_lists (
  account_id INTEGER NOT NULL REFERENCES accounts,
  date INTEGER NOT NULL,
  sync_id INTEGER,
  PRIMARY KEY (account_id, date)
) STRICT, WITHOUT ROWID;
INSERT INTO holding_lists VALUES(2,20228,1);
INSERT INTO holding_lists VALUES(2,20229,21);
CREATE TABLE holdings (
  account_id INTEGER NOT NULL REFERENCES accounts,
  security_id INTEGER NOT NULL REFERENCES securities,
  date INTEGER NOT NULL,
  quantity TEXT NOT NULL,
  price TEXT,
  value_e8 INTEGER,
  cost_basis_e8 INTEGER,
  currency TEXT NOT NULL CHECK (currency <> ''),
  raw_json TEXT,
  PRIMARY KEY (account_id, security_id, date)
) STRICT, WITHOUT ROWID;
INSERT INTO holdings VALUES(2,1,20228,'5.5','20.1',11055000000,NULL,'USD','{"account_id":"ZW1saEzaweRSiDTAMa7tEq7xmwSg5Dg2XHsCT","cost_basis":null,"institution_price":20.1,"institution_price_as_of":"2025-05-20","institution_price_datetime":null,"institution_value":110.55,"iso_currency_code":"USD","quantity":5.5,"security_id":"SrxhueytS7sZAx89Y3Y3VJ7NjjizSTmp0zhVM","tax_lots":[],"unofficial_currency_code":null,"vested_quantity":null,"vested_value":null}');
INSERT INTO holdings VALUES(2,2,20228,'120.5','1',12050000000,NULL,'USD','{"account_id":"ZW1saEzaweRSiDTAMa7tEq7xmwSg5Dg2XHsCT","cost_basis":null,"institution_price":1,"institution_price_as_of":"2025-05-20","institution_price_datetime":null,"institution_value":120.5,"iso_currency_code":"USD","quantity":120.5,"security_id":"rYcTg4ZuuK5YV50uYTzBmmJqHKi5T4Pq1VYG0","tax_lots":[],"unofficial_currency_code":null,"vested_quantity":null,"vested_value":null}');
INSERT INTO holdings VALUES(2,3,20227,'12','104.25',125100000000,108000000000,'USD','{"account_id":"ZW1saEzaweRSiDTAMa7tEq7xmwSg5Dg2XHsCT","cost_basis":1080,"institution_price":104.25,"institution_price_as_of":"2025-05-19","institution_price_datetime":null,"institution_value":1251,"iso_currency_code":"USD","quantity":12,"security_id":"zgWYmEAwYopXkKh9anox2fkhfzwdQc4xLkzSQ","tax_lots":[],"unofficial_currency_code":null,"vested_quantity":null,"vested_value":null}');
CREATE TABLE tax_lots (
  account_id INTEGER NOT NULL REFERENCES accounts,
  security_id INTEGER NOT NULL REFERENCES securities,
  date INTEGER NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  plaid_lot_id TEXT,
  purchased_at_ms INTEGER,
  quantity TEXT,
  purchase_price TEXT,
  cost_basis_e8 INTEGER,
  value_e8 INTEGER,
  PRIMARY KEY (account_id, security_id, date, number)
) STRICT, WITHOUT ROWID;
INSERT INTO tax_lots VALUES(2,3,20227,1,'lot-1',1704067200000,'5','80',40000000000,52125000000);
INSERT INTO tax_lots VALUES(2,3,20227,2,NULL,1714521600000,'7','97.142857',68000000000,72975000000);
CREATE TABLE trades (
  trade_id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES accounts,
  item_id INTEGER,
  plaid_trade_id TEXT CHECK (plaid_trade_id <> ''),
  security_id INTEGER REFERENCES securities,
  date INTEGER NOT NULL,
  quantity TEXT NOT NULL,
  price TEXT,
  amount_e8 INTEGER NOT NULL,
  currency TEXT NOT NULL CHECK (currency <> ''),
  fees_e8 INTEGER,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  subtype TEXT NOT NULL,
  removed_at_ms INTEGER,
  removed_by_sync_id INTEGER,
  raw_json TEXT,
  updated_at_ms INTEGER NOT NULL,
  CHECK ((item_id IS NULL) = (plaid_trade_id IS NULL))
) STRICT;
INSERT INTO trades VALUES(1,2,1,'eKFzqHCRmebZuD0NGK89CkmYHjq0uNiJybYfJ',NULL,20220,'0',NULL,0,'USD',NULL,'Deposit','cash','deposit',NULL,NULL,'{"account_id":"ZW1saEzaweRSiDTAMa7tEq7xmwSg5Dg2XHsCT","amount":0,"cancel_transaction_id":null,"date":"2025-05-12","fees":null,"investment_transaction_id":"eKFzqHCRmebZuD0NGK89CkmYHjq0uNiJybYfJ","iso_currency_code":"USD","name":"Deposit","price":0,"quantity":0,"security_id":null,"subtype":"deposit","transaction_datetime":null,"type":"cash","unofficial_currency_code":null}',1795647952737);
INSERT INTO trades VALUES(2,2,1,'n7S4zDHwN96PFa1S23X4HTHVrdbfysTo1GYJy',1,20222,'5.5','19.8',10890000000,'USD',0,'Bought OAK','buy','buy',NULL,NULL,'{"account_id":"ZW1saEzaweRSiDTAMa7tEq7xmwSg5Dg2XHsCT","amount":108.9,"cancel_transaction_id":null,"date":"2025-05-14","fees":0,"investment_transaction_id":"n7S4zDHwN96PFa1S23X4HTHVrdbfysTo1GYJy","iso_currency_code":"USD","name":"Bought OAK","price":19.8,"quantity":5.5,"security_id":"SrxhueytS7sZAx89Y3Y3VJ7NjjizSTmp0zhVM","subtype":"buy","transaction_datetime":null,"type":"buy","unofficial_currency_code":null}',1795647952737);
INSERT INTO trades VALUES(3,2,1,'Qa81ZJmVu3RkWzY0pTq7hLxNsB5oCdGe2fHiM',NULL,20228,'0',NULL,-2500000000,'USD',NULL,'Deposit from cash','cash','deposit',NULL,NULL,'{}',1795647952737);
CREATE TABLE prices (
  security_id INTEGER NOT NULL REFERENCES securities,
  date INTEGER NOT NULL,
  price TEXT NOT NULL,
  currency TEXT NOT NULL CHECK (currency <> ''),
  source TEXT NOT NULL CHECK (source IN ('plaid', 'user')),
  PRIMARY KEY (security_id, date)
) STRICT, WITHOUT ROWID;
INSERT INTO prices VALUES(1,20226,'20','USD','user');
INSERT INTO prices VALUES(1,20228,'20.1','USD','plaid');
INSERT INTO prices VALUES(3,20227,'104.25','USD','plaid');
CREATE TABLE positions (
  account_id INTEGER NOT NULL REFERENCES accounts,
  security_id INTEGER NOT NULL REFERENCES securities,
  from_date INTEGER NOT NULL,
  through_date INTEGER,
  quantity TEXT NOT NULL,
  price TEXT,
  currency TEXT,
  PRIMARY KEY (account_id, security_id, from_date)
) STRICT, WITHOUT ROWID;
INSERT INTO positions VALUES(2,1,20222,NULL,'5.5','19.8','USD');
INSERT INTO positions VALUES(2,3,20218,NULL,'12','104.25','USD');
CREATE TABLE liabilities (
  account_id INTEGER NOT NULL REFERENCES accounts,
  date INTEGER NOT NULL,
  last_date INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind <> ''),
  next_payment_due_date INTEGER,
  minimum_payment_e8 INTEGER,
  last_payment_date INTEGER,
  last_payment_amount_e8 INTEGER,
  last_statement_date INTEGER,
  last_statement_balance_e8 INTEGER,
  is_overdue INTEGER CHECK (is_overdue IN (0, 1)),
  past_due_amount_e8 INTEGER,
  rate_percent TEXT,
  rate_kind TEXT,
  origination_date INTEGER,
  origination_principal_e8 INTEGER,
  payoff_date INTEGER,
  term TEXT,
  interest_paid_this_year_e8 INTEGER,
  principal_paid_this_year_e8 INTEGER,
  escrow_balance_e8 INTEGER,
  late_fee_e8 INTEGER,
  outstanding_interest_e8 INTEGER,
  loan_name TEXT,
  loan_status TEXT,
  repayment_plan TEXT,
  credit_rates TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(credit_rates)),
  raw_json TEXT NOT NULL,
  PRIMARY KEY (account_id, date),
  CHECK (last_date >= date)
) STRICT, WITHOUT ROWID;
INSERT INTO liabilities VALUES(3,20228,20229,'credit',20246,2500000000,20224,10000000000,20220,10000000000,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'[{"kind":"balance_transfer_apr","percent":"18.24","balance":null,"interest_charged":null},{"kind":"cash_apr","percent":"28.24","balance":null,"interest_charged":null},{"kind":"purchase_apr","percent":"24.99","balance":null,"interest_charged":null}]','{"account_id":"1MuUPzakx0RZAfW1j6RzeG3PiVWEoyukjHHBE","aprs":[{"apr_percentage":18.24,"apr_type":"balance_transfer_apr","balance_subject_to_apr":null,"interest_charge_amount":null},{"apr_percentage":28.24,"apr_type":"cash_apr","balance_subject_to_apr":null,"interest_charge_amount":null},{"apr_percentage":24.99,"apr_type":"purchase_apr","balance_subject_to_apr":null,"interest_charge_amount":null}],"is_overdue":false,"last_payment_amount":100,"last_payment_date":"2025-05-16","last_statement_balance":100,"last_statement_issue_date":"2025-05-12","minimum_payment_amount":25,"next_payment_due_date":"2025-06-07"}');
INSERT INTO liabilities VALUES(4,20228,20229,'student',20244,14000000000,NULL,NULL,20223,800000000000,0,NULL,'5.25',NULL,18140,1200000000000,22460,NULL,0,0,NULL,NULL,0,'Consolidation','repayment','standard','[]','{"account_id":"WoFmVKTDHtXdvuUTw7HkXQ44ooPJt7Pgo903n","account_number":"4277077007","disbursement_dates":["2019-09-01"],"expected_payoff_date":"2031-06-30","guarantor":"DEPT OF ED","interest_rate_percentage":5.25,"is_overdue":false,"last_payment_amount":null,"last_payment_date":null,"last_statement_balance":8000,"last_statement_issue_date":"2025-05-15","loan_name":"Consolidation","loan_status":{"end_date":"2031-06-30","type":"repayment"},"minimum_payment_amount":140,"next_payment_due_date":"2025-06-05","origination_date":"2019-09-01","origination_principal_amount":12000,"outstanding_interest_amount":0,"payment_reference_number":"4277077007","pslf_status":{"estimated_eligibility_date":null,"payments_made":null,"payments_remaining":null},"repayment_plan":{"description":"Standard Repayment","type":"standard"},"sequence_number":"1","servicer_address":{"city":"San Matias","country":"US","postal_code":"99415","region":"CA","street":"123 Relaxation Road"},"ytd_interest_paid":0,"ytd_principal_paid":0}');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('families',1);
INSERT INTO sqlite_sequence VALUES('link_sessions',2);
INSERT INTO sqlite_sequence VALUES('items',1);
INSERT INTO sqlite_sequence VALUES('syncs',35);
INSERT INTO sqlite_sequence VALUES('pages',4);
INSERT INTO sqlite_sequence VALUES('accounts',6);
INSERT INTO sqlite_sequence VALUES('reported_balances',9);
INSERT INTO sqlite_sequence VALUES('securities',3);
INSERT INTO sqlite_sequence VALUES('trades',3);
INSERT INTO sqlite_sequence VALUES('transfers',2);
INSERT INTO sqlite_sequence VALUES('quarantine',1);
CREATE INDEX accounts_of_family ON accounts (family_id);
CREATE UNIQUE INDEX accounts_of_item ON accounts (item_id, plaid_account_id)
  WHERE plaid_account_id IS NOT NULL;
CREATE INDEX pages_staged ON pages (item_id) WHERE state = 'staged';
CREATE INDEX pages_unreferenced ON pages (item_id)
  WHERE state = 'committed' AND reference_count <= 0;
CREATE INDEX quarantine_of_item ON quarantine (item_id);
CREATE UNIQUE INDEX quarantine_ids ON quarantine (item_id, list, plaid_transaction_id)
  WHERE plaid_transaction_id IS NOT NULL;
CREATE UNIQUE INDEX quarantine_raws ON quarantine (item_id, list, raw)
  WHERE plaid_transaction_id IS NULL;
CREATE UNIQUE INDEX syncs_incomplete ON syncs (kind, syncable_id)
  WHERE status IN ('pending', 'syncing');
CREATE INDEX syncs_of_thing ON syncs (kind, syncable_id, sync_id);
CREATE INDEX syncs_of_parent ON syncs (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX syncs_of_family ON syncs (family_id, sync_id);
CREATE INDEX billed_calls_of_family ON billed_calls (family_id, made_at_ms);
CREATE UNIQUE INDEX transactions_of_item ON transactions (item_id, plaid_transaction_id)
  WHERE plaid_transaction_id IS NOT NULL;
CREATE INDEX transactions_late ON transactions (account_id, late_reported_balance_id)
  WHERE late_reported_balance_id IS NOT NULL;
CREATE INDEX transactions_parts ON transactions (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX transactions_remainders ON transactions (parent_id) WHERE is_remainder = 1;
CREATE INDEX transactions_flows ON transactions (account_id, date, amount_e8)
  WHERE pending = 0 AND removed_at_ms IS NULL AND hidden_at_ms IS NULL AND foreign_currency IS NULL AND is_split = 0;
CREATE INDEX transactions_foreign ON transactions (account_id, date)
  WHERE pending = 0 AND removed_at_ms IS NULL AND hidden_at_ms IS NULL AND foreign_currency IS NOT NULL AND is_split = 0;
CREATE INDEX transactions_pending ON transactions (account_id) WHERE pending = 1;
CREATE INDEX transaction_changes_of ON transaction_changes (transaction_id);
CREATE UNIQUE INDEX transfers_pairs ON transfers (outflow, inflow);
CREATE UNIQUE INDEX transfers_outflows ON transfers (outflow)
  WHERE state IN ('matched', 'confirmed');
CREATE UNIQUE INDEX transfers_inflows ON transfers (inflow)
  WHERE state IN ('matched', 'confirmed');
CREATE INDEX transfers_of_inflow ON transfers (inflow);
CREATE INDEX transfers_of_outflow_transaction ON transfers (outflow_id);
CREATE INDEX transfers_of_inflow_transaction ON transfers (inflow_id);
CREATE INDEX transfers_of_outflow_trade ON transfers (outflow_trade_id)
  WHERE outflow_trade_id IS NOT NULL;
CREATE INDEX transfers_of_inflow_trade ON transfers (inflow_trade_id)
  WHERE inflow_trade_id IS NOT NULL;
CREATE INDEX reported_balances_of_account ON reported_balances (account_id, date, reported_balance_id);
CREATE UNIQUE INDEX securities_of_family ON securities (family_id, plaid_security_id)
  WHERE plaid_security_id IS NOT NULL;
CREATE INDEX holdings_by_day ON holdings (account_id, date, security_id);
CREATE INDEX holdings_of_security ON holdings (security_id, account_id);
CREATE UNIQUE INDEX trades_of_item ON trades (item_id, plaid_trade_id)
  WHERE plaid_trade_id IS NOT NULL;
CREATE INDEX trades_standing ON trades (account_id, date, trade_id)
  WHERE removed_at_ms IS NULL;
CREATE INDEX trades_of_security ON trades (security_id, account_id, date, trade_id)
  WHERE security_id IS NOT NULL;
CREATE INDEX positions_ending ON positions (account_id, through_date);
CREATE TRIGGER transactions_insert_invalidates AFTER INSERT ON transactions
WHEN NEW.pending = 0 AND NEW.removed_at_ms IS NULL AND NEW.hidden_at_ms IS NULL
  AND NEW.date <= (SELECT data_synced_through FROM accounts
                   WHERE account_id = NEW.account_id)
BEGIN
  UPDATE accounts SET data_synced_through = NEW.date - 1 WHERE account_id = NEW.account_id;
END;
CREATE TRIGGER transactions_delete_invalidates AFTER DELETE ON transactions
WHEN OLD.pending = 0 AND OLD.removed_at_ms IS NULL AND OLD.hidden_at_ms IS NULL
  AND OLD.date <= (SELECT data_synced_through FROM accounts
                   WHERE account_id = OLD.account_id)
BEGIN
  UPDATE accounts SET data_synced_through = OLD.date - 1 WHERE account_id = OLD.account_id;
END;
CREATE TRIGGER transactions_update_invalidates AFTER UPDATE OF
  account_id, date, amount_e8, pending, removed_at_ms, hidden_at_ms, foreign_currency,
  exchange_rate, late_reported_balance_id ON transactions
WHEN OLD.date IS NOT NEW.date OR OLD.amount_e8 IS NOT NEW.amount_e8
  OR OLD.pending IS NOT NEW.pending OR OLD.account_id IS NOT NEW.account_id
  OR (OLD.removed_at_ms IS NULL) <> (NEW.removed_at_ms IS NULL)
  OR (OLD.hidden_at_ms IS NULL) <> (NEW.hidden_at_ms IS NULL)
  OR OLD.foreign_currency IS NOT NEW.foreign_currency
  OR OLD.exchange_rate IS NOT NEW.exchange_rate
  OR OLD.late_reported_balance_id IS NOT NEW.late_reported_balance_id
BEGIN
  UPDATE accounts SET data_synced_through = OLD.date - 1
  WHERE account_id = OLD.account_id AND data_synced_through >= OLD.date
    AND OLD.pending = 0 AND OLD.removed_at_ms IS NULL AND OLD.hidden_at_ms IS NULL;
  UPDATE accounts SET data_synced_through = NEW.date - 1
  WHERE account_id = NEW.account_id AND data_synced_through >= NEW.date
    AND NEW.pending = 0 AND NEW.removed_at_ms IS NULL AND NEW.hidden_at_ms IS NULL;
END;
CREATE TRIGGER transactions_split_invalidates AFTER UPDATE OF is_split ON transactions
WHEN OLD.is_split <> NEW.is_split AND NEW.pending = 0 AND NEW.removed_at_ms IS NULL AND NEW.hidden_at_ms IS NULL
BEGIN
  UPDATE accounts SET data_synced_through = NEW.date - 1
  WHERE account_id = NEW.account_id AND data_synced_through >= NEW.date;
END;
CREATE TRIGGER transactions_replace_invalidates BEFORE INSERT ON transactions
WHEN NEW.transaction_id > 0
BEGIN
  UPDATE accounts SET data_synced_through = o.date - 1
  FROM (SELECT account_id, date FROM transactions WHERE transaction_id = NEW.transaction_id AND pending = 0 AND removed_at_ms IS NULL AND hidden_at_ms IS NULL) AS o
  WHERE accounts.account_id = o.account_id AND accounts.data_synced_through >= o.date;
END;
CREATE TRIGGER valuations_insert_invalidates AFTER INSERT ON valuations
BEGIN
  UPDATE accounts SET data_synced_through = NEW.date - 1
  WHERE account_id = NEW.account_id AND data_synced_through >= NEW.date;
END;
CREATE TRIGGER valuations_delete_invalidates AFTER DELETE ON valuations
BEGIN
  UPDATE accounts SET data_synced_through = OLD.date - 1
  WHERE account_id = OLD.account_id AND data_synced_through >= OLD.date;
END;
CREATE TRIGGER valuations_update_invalidates AFTER UPDATE ON valuations
BEGIN
  UPDATE accounts SET data_synced_through = OLD.date - 1
  WHERE account_id = OLD.account_id AND data_synced_through >= OLD.date;
  UPDATE accounts SET data_synced_through = NEW.date - 1
  WHERE account_id = NEW.account_id AND data_synced_through >= NEW.date;
END;
CREATE TRIGGER reported_balances_insert_invalidates AFTER INSERT ON reported_balances
BEGIN
  UPDATE accounts SET data_synced_through = NEW.date - 1
  WHERE account_id = NEW.account_id AND data_synced_through >= NEW.date;
END;
CREATE TRIGGER reported_balances_delete_invalidates AFTER DELETE ON reported_balances
BEGIN
  UPDATE accounts SET data_synced_through = OLD.date - 1
  WHERE account_id = OLD.account_id AND data_synced_through >= OLD.date;
END;
CREATE TRIGGER reported_balances_update_invalidates AFTER UPDATE ON reported_balances
BEGIN
  UPDATE accounts SET data_synced_through = OLD.date - 1
  WHERE account_id = OLD.account_id AND data_synced_through >= OLD.date;
  UPDATE accounts SET data_synced_through = NEW.date - 1
  WHERE account_id = NEW.account_id AND data_synced_through >= NEW.date;
END;
CREATE TRIGGER reported_balances_replace_invalidates BEFORE INSERT ON reported_balances
WHEN NEW.reported_balance_id > 0
BEGIN
  UPDATE accounts SET data_synced_through = o.date - 1
  FROM (SELECT account_id, date FROM reported_balances WHERE reported_balance_id = NEW.reported_balance_id AND 1) AS o
  WHERE accounts.account_id = o.account_id AND accounts.data_synced_through >= o.date;
END;
CREATE TRIGGER exchange_rates_insert_invalidates AFTER INSERT ON exchange_rates
BEGIN
  UPDATE accounts SET data_synced_through = NEW.date - 1
  WHERE family_id = NEW.family_id AND currency = NEW.to_currency AND data_synced_through >= NEW.date;
END;
CREATE TRIGGER exchange_rates_delete_invalidates AFTER DELETE ON exchange_rates
BEGIN
  UPDATE accounts SET data_synced_through = OLD.date - 1
  WHERE family_id = OLD.family_id AND currency = OLD.to_currency AND data_synced_through >= OLD.date;
END;
CREATE TRIGGER exchange_rates_update_invalidates AFTER UPDATE ON exchange_rates
BEGIN
  UPDATE accounts SET data_synced_through = OLD.date - 1
  WHERE family_id = OLD.family_id AND currency = OLD.to_currency AND data_synced_through >= OLD.date;
  UPDATE accounts SET data_synced_through = NEW.date - 1
  WHERE family_id = NEW.family_id AND currency = NEW.to_currency AND data_synced_through >= NEW.date;
END;
CREATE TRIGGER accounts_update_invalidates AFTER UPDATE OF kind, currency, item_id ON accounts
WHEN OLD.kind <> NEW.kind OR OLD.currency <> NEW.currency
  OR OLD.item_id IS NOT NEW.item_id
BEGIN
  UPDATE accounts SET data_synced_through = NULL WHERE account_id = NEW.account_id;
END;
CREATE TRIGGER accounts_update_currency AFTER UPDATE OF currency ON accounts
WHEN OLD.currency <> NEW.currency
BEGIN
  UPDATE transactions
  SET foreign_currency = CASE WHEN foreign_currency IS NULL THEN OLD.currency END
  WHERE account_id = NEW.account_id
    AND (foreign_currency IS NULL OR foreign_currency = NEW.currency);
END;
CREATE TRIGGER accounts_pending_invalidates AFTER UPDATE OF pending_in_balance, pending_found
  ON accounts
WHEN (iif(OLD.pending_in_balance = 'auto', coalesce(OLD.pending_found, 0), OLD.pending_in_balance = 'yes')) <> (iif(NEW.pending_in_balance = 'auto', coalesce(NEW.pending_found, 0), NEW.pending_in_balance = 'yes'))
BEGIN
  UPDATE accounts SET data_synced_through = NULL WHERE account_id = NEW.account_id;
END;
CREATE TRIGGER trades_insert_invalidates AFTER INSERT ON trades WHEN NEW.removed_at_ms IS NULL
BEGIN
  UPDATE accounts
  SET data_synced_through = iif(NEW.date <= (SELECT min(l.date) FROM holding_lists l WHERE l.account_id = accounts.account_id), NULL, NEW.date - 1)
  
  WHERE accounts.account_id = NEW.account_id AND (data_synced_through >= NEW.date
    OR data_synced_through IS NOT NULL AND NEW.date <= (SELECT min(l.date) FROM holding_lists l WHERE l.account_id = accounts.account_id))
    ;
END;
CREATE TRIGGER trades_delete_invalidates AFTER DELETE ON trades WHEN OLD.removed_at_ms IS NULL
BEGIN
  UPDATE accounts
  SET data_synced_through = iif(OLD.date <= (SELECT min(l.date) FROM holding_lists l WHERE l.account_id = accounts.account_id), NULL, OLD.date - 1)
  
  WHERE accounts.account_id = OLD.account_id AND (data_synced_through >= OLD.date
    OR data_synced_through IS NOT NULL AND OLD.date <= (SELECT min(l.date) FROM holding_lists l WHERE l.account_id = accounts.account_id))
    ;
END;
CREATE TRIGGER trades_update_invalidates AFTER UPDATE OF account_id, date, security_id, type,
  subtype, quantity, price, amount_e8, currency, removed_at_ms ON trades
WHEN (NOT OLD.removed_at_ms IS NULL) <> (NOT NEW.removed_at_ms IS NULL) OR NEW.removed_at_ms IS NULL
  AND (OLD.account_id, OLD.date, OLD.security_id, OLD.type, OLD.subtype, OLD.quantity,
    OLD.price, OLD.amount_e8, OLD.currency)
  IS NOT (NEW.account_id, NEW.date, NEW.security_id, NEW.type, NEW.subtype, NEW.quantity,
    NEW.price, NEW.amount_e8, NEW.currency)
BEGIN
  UPDATE accounts
  SET data_synced_through = iif(OLD.date <= (SELECT min(l.date) FROM holding_lists l WHERE l.account_id = accounts.account_id), NULL, OLD.date - 1)
  
  WHERE accounts.account_id = OLD.account_id AND (data_synced_through >= OLD.date
    OR data_synced_through IS NOT NULL AND OLD.date <= (SELECT min(l.date) FROM holding_lists l WHERE l.account_id = accounts.account_id))
    AND OLD.removed_at_ms IS NULL;
  UPDATE accounts
  SET data_synced_through = iif(NEW.date <= (SELECT min(l.date) FROM holding_lists l WHERE l.account_id = accounts.account_id), NULL, NEW.date - 1)
  
  WHERE accounts.account_id = NEW.account_id AND (data_synced_through >= NEW.date
    OR data_synced_through IS NOT NULL AND NEW.date <= (SELECT min(l.date) FROM holding_lists l WHERE l.account_id = accounts.account_id))
    AND NEW.removed_at_ms IS NULL;
END;
CREATE TRIGGER trades_replace_invalidates BEFORE INSERT ON trades WHEN NEW.trade_id > 0
BEGIN
  UPDATE accounts
  SET data_synced_through = iif(o.date <= (SELECT min(l.date) FROM holding_lists l WHERE l.account_id = accounts.account_id), NULL, o.date - 1)
  FROM (SELECT account_id, date FROM trades WHERE trade_id = NEW.trade_id AND removed_at_ms IS NULL) AS o
  WHERE accounts.account_id = o.account_id AND (data_synced_through >= o.date
    OR data_synced_through IS NOT NULL AND o.date <= (SELECT min(l.date) FROM holding_lists l WHERE l.account_id = accounts.account_id))
    ;
END;
CREATE TRIGGER holdings_insert_invalidates AFTER INSERT ON holdings
BEGIN
  UPDATE accounts
  SET data_synced_through = iif(NEW.date <= (SELECT min(l.date) FROM holding_lists l WHERE l.account_id = accounts.account_id), NULL, NEW.date - 1)
  
  WHERE accounts.account_id = NEW.account_id AND (data_synced_through >= NEW.date
    OR data_synced_through IS NOT NULL AND NEW.date <= (SELECT min(l.date) FROM holding_lists l WHERE l.account_id = accounts.account_id))
    ;
END;
CREATE TRIGGER holdings_delete_invalidates AFTER DELETE ON holdings
BEGIN
  UPDATE accounts
  SET data_synced_through = iif(OLD.date <= (SELECT min(l.date) FROM holding_lists l WHERE l.account_id = accounts.account_id), NULL, OLD.date - 1)
  
  WHERE accounts.account_id = OLD.account_id AND (data_synced_through >= OLD.date
    OR data_synced_through IS NOT NULL AND OLD.date <= (SELECT min(l.date) FROM holding_lists l WHERE l.account_id = accounts.account_id))
    ;
END;
CREATE TRIGGER holdings_update_invalidates AFTER UPDATE OF
  account_id, security_id, date, quantity, price, currency ON holdings
WHEN (OLD.account_id, OLD.security_id, OLD.date, OLD.quantity, OLD.price, OLD.currency)
  IS NOT (NEW.account_id, NEW.security_id, NEW.date, NEW.quantity, NEW.price, NEW.currency)
BEGIN
  UPDATE accounts
  SET data_synced_through = iif(OLD.date <= (SELECT min(l.date) FROM holding_lists l WHERE l.account_id = accounts.account_id), NULL, OLD.date - 1)
  
  WHERE accounts.account_id = OLD.account_id AND (data_synced_through >= OLD.date
    OR data_synced_through IS NOT NULL AND OLD.date <= (SELECT min(l.date) FROM holding_lists l WHERE l.account_id = accounts.account_id))
    ;
  UPDATE accounts
  SET data_synced_through = iif(NEW.date <= (SELECT min(l.date) FROM holding_lists l WHERE l.account_id = accounts.account_id), NULL, NEW.date - 1)
  
  WHERE accounts.account_id = NEW.account_id AND (data_synced_through >= NEW.date
    OR data_synced_through IS NOT NULL AND NEW.date <= (SELECT min(l.date) FROM holding_lists l WHERE l.account_id = accounts.account_id))
    ;
END;
CREATE TRIGGER holdings_delete_lots AFTER DELETE ON holdings
BEGIN
  DELETE FROM tax_lots WHERE account_id = OLD.account_id
    AND security_id = OLD.security_id AND date = OLD.date;
END;
CREATE TRIGGER holding_lists_insert_forgets AFTER INSERT ON holding_lists
BEGIN
  UPDATE accounts SET data_synced_through = NULL
  WHERE account_id = NEW.account_id AND data_synced_through IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM holding_lists l
    WHERE l.account_id = NEW.account_id AND l.date < NEW.date);
END;
CREATE TRIGGER holding_lists_delete_forgets AFTER DELETE ON holding_lists
BEGIN
  UPDATE accounts SET data_synced_through = NULL
  WHERE account_id = OLD.account_id AND data_synced_through IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM holding_lists l
    WHERE l.account_id = OLD.account_id AND l.date < OLD.date);
END;
CREATE TRIGGER holding_lists_update_forgets AFTER UPDATE OF account_id, date ON holding_lists
WHEN OLD.account_id <> NEW.account_id OR OLD.date <> NEW.date
BEGIN
  UPDATE accounts SET data_synced_through = NULL
  WHERE account_id = OLD.account_id AND data_synced_through IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM holding_lists l
    WHERE l.account_id = OLD.account_id AND l.date < OLD.date);
  UPDATE accounts SET data_synced_through = NULL
  WHERE account_id = NEW.account_id AND data_synced_through IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM holding_lists l
    WHERE l.account_id = NEW.account_id AND l.date < NEW.date);
END;
CREATE TRIGGER prices_insert_invalidates AFTER INSERT ON prices
BEGIN
  UPDATE accounts
  SET data_synced_through = iif(NEW.date <= (SELECT min(l.date) FROM holding_lists l WHERE l.account_id = accounts.account_id), NULL, NEW.date - 1)
  WHERE account_id IN (SELECT t.account_id FROM trades t WHERE t.security_id = NEW.security_id
  UNION SELECT h.account_id FROM holdings h WHERE h.security_id = NEW.security_id) AND (data_synced_through >= NEW.date
    OR data_synced_through IS NOT NULL AND NEW.date <= (SELECT min(l.date) FROM holding_lists l WHERE l.account_id = accounts.account_id));
END;
CREATE TRIGGER prices_delete_invalidates AFTER DELETE ON prices
BEGIN
  UPDATE accounts
  SET data_synced_through = iif(OLD.date <= (SELECT min(l.date) FROM holding_lists l WHERE l.account_id = accounts.account_id), NULL, OLD.date - 1)
  WHERE account_id IN (SELECT t.account_id FROM trades t WHERE t.security_id = OLD.security_id
  UNION SELECT h.account_id FROM holdings h WHERE h.security_id = OLD.security_id) AND (data_synced_through >= OLD.date
    OR data_synced_through IS NOT NULL AND OLD.date <= (SELECT min(l.date) FROM holding_lists l WHERE l.account_id = accounts.account_id));
END;
CREATE TRIGGER prices_update_invalidates AFTER UPDATE OF security_id, date, price, currency
  ON prices
WHEN (OLD.security_id, OLD.date, OLD.price, OLD.currency)
  IS NOT (NEW.security_id, NEW.date, NEW.price, NEW.currency)
BEGIN
  UPDATE accounts
  SET data_synced_through = iif(OLD.date <= (SELECT min(l.date) FROM holding_lists l WHERE l.account_id = accounts.account_id), NULL, OLD.date - 1)
  WHERE account_id IN (SELECT t.account_id FROM trades t WHERE t.security_id = OLD.security_id
  UNION SELECT h.account_id FROM holdings h WHERE h.security_id = OLD.security_id) AND (data_synced_through >= OLD.date
    OR data_synced_through IS NOT NULL AND OLD.date <= (SELECT min(l.date) FROM holding_lists l WHERE l.account_id = accounts.account_id));
  UPDATE accounts
  SET data_synced_through = iif(NEW.date <= (SELECT min(l.date) FROM holding_lists l WHERE l.account_id = accounts.account_id), NULL, NEW.date - 1)
  WHERE account_id IN (SELECT t.account_id FROM trades t WHERE t.security_id = NEW.security_id
  UNION SELECT h.account_id FROM holdings h WHERE h.security_id = NEW.security_id) AND (data_synced_through >= NEW.date
    OR data_synced_through IS NOT NULL AND NEW.date <= (SELECT min(l.date) FROM holding_lists l WHERE l.account_id = accounts.account_id));
END;
CREATE TRIGGER securities_update_forgets AFTER UPDATE OF ticker, type, currency, quotation
  ON securities
WHEN OLD.is_cash <> NEW.is_cash OR OLD.quotation <> NEW.quotation
BEGIN
  UPDATE accounts SET data_synced_through = NULL
  WHERE account_id IN (SELECT t.account_id FROM trades t WHERE t.security_id = NEW.security_id
  UNION SELECT h.account_id FROM holdings h WHERE h.security_id = NEW.security_id) AND data_synced_through IS NOT NULL;
END;
CREATE TRIGGER securities_replace_forgets BEFORE INSERT ON securities
WHEN NEW.security_id > 0
BEGIN
  UPDATE accounts SET data_synced_through = NULL
  WHERE account_id IN (SELECT t.account_id FROM trades t WHERE t.security_id = NEW.security_id
  UNION SELECT h.account_id FROM holdings h WHERE h.security_id = NEW.security_id) AND data_synced_through IS NOT NULL;
END;
CREATE TRIGGER transactions_update_history AFTER UPDATE OF
  updated_at_ms, page_id, account_id, item_id, plaid_transaction_id, pending, removed_at_ms, hidden_at_ms, date, provider_date, amount_e8, provider_amount_e8, authorized_date, name, original_description, merchant, category, category_detailed, user_name, user_category, user_notes, user_tags, user_excluded, pending_transaction_id, foreign_currency, raw_hash
  ON transactions
WHEN OLD.updated_at_ms IS NOT NEW.updated_at_ms OR OLD.page_id IS NOT NEW.page_id OR OLD.account_id IS NOT NEW.account_id OR OLD.item_id IS NOT NEW.item_id OR OLD.plaid_transaction_id IS NOT NEW.plaid_transaction_id OR OLD.pending IS NOT NEW.pending OR OLD.removed_at_ms IS NOT NEW.removed_at_ms OR OLD.hidden_at_ms IS NOT NEW.hidden_at_ms OR OLD.date IS NOT NEW.date OR OLD.provider_date IS NOT NEW.provider_date OR OLD.amount_e8 IS NOT NEW.amount_e8 OR OLD.provider_amount_e8 IS NOT NEW.provider_amount_e8 OR OLD.authorized_date IS NOT NEW.authorized_date OR OLD.name IS NOT NEW.name OR OLD.original_description IS NOT NEW.original_description OR OLD.merchant IS NOT NEW.merchant OR OLD.category IS NOT NEW.category OR OLD.category_detailed IS NOT NEW.category_detailed OR OLD.user_name IS NOT NEW.user_name OR OLD.user_category IS NOT NEW.user_category OR OLD.user_notes IS NOT NEW.user_notes OR OLD.user_tags IS NOT NEW.user_tags OR OLD.user_excluded IS NOT NEW.user_excluded
BEGIN
  INSERT INTO transaction_changes (transaction_id, changed_at_ms, sync_id, kind)
  SELECT NEW.transaction_id, OLD.updated_at_ms,
    (SELECT sync_id FROM pages WHERE page_id = OLD.page_id), 'added'
  WHERE NOT EXISTS (
    SELECT 1 FROM transaction_changes WHERE transaction_id = NEW.transaction_id);

  INSERT INTO transaction_changes
    (transaction_id, changed_at_ms, sync_id, kind, field, old_value, new_value)
  SELECT NEW.transaction_id, coalesce(c.now_ms, unixepoch() * 1000), c.sync_id, e.kind,
    e.field, e.old_value, e.new_value
  FROM change_context c, (SELECT 'any' AS actor, iif(OLD.pending AND OLD.item_id IS NEW.item_id, 'posted', 'renamed') AS kind, 'id' AS field,
  OLD.plaid_transaction_id AS old_value, NEW.plaid_transaction_id AS new_value WHERE OLD.plaid_transaction_id IS NOT NEW.plaid_transaction_id UNION ALL SELECT 'any' AS actor, 'posted' AS kind, 'id' AS field,
  OLD.plaid_transaction_id AS old_value, NEW.plaid_transaction_id AS new_value WHERE OLD.pending AND NOT NEW.pending AND (NEW.pending_transaction_id IS NULL
  OR NEW.pending_transaction_id = NEW.plaid_transaction_id) UNION ALL SELECT 'any' AS actor, 'changed' AS kind, 'pending' AS field,
  OLD.pending AS old_value, NEW.pending AS new_value WHERE NEW.pending AND NOT OLD.pending UNION ALL SELECT 'any' AS actor, 'changed' AS kind, 'date' AS field,
  coalesce(OLD.provider_date, OLD.date) AS old_value, coalesce(NEW.provider_date, NEW.date) AS new_value WHERE NEW.source = 'plaid' AND (coalesce(OLD.provider_date, OLD.date)) IS NOT (coalesce(NEW.provider_date, NEW.date)) UNION ALL SELECT 'any' AS actor, 'changed' AS kind, 'amount' AS field,
  coalesce(OLD.provider_amount_e8, OLD.amount_e8) AS old_value, coalesce(NEW.provider_amount_e8, NEW.amount_e8) AS new_value WHERE NEW.source = 'plaid' AND (coalesce(OLD.provider_amount_e8, OLD.amount_e8)) IS NOT (coalesce(NEW.provider_amount_e8, NEW.amount_e8)) UNION ALL SELECT 'any' AS actor, 'changed' AS kind, 'currency' AS field,
  iif(OLD.page_id IS NEW.page_id, NULL, coalesce(OLD.foreign_currency,
  (SELECT currency FROM accounts WHERE account_id = OLD.account_id))) AS old_value, iif(OLD.page_id IS NEW.page_id, NULL, coalesce(NEW.foreign_currency,
  (SELECT currency FROM accounts WHERE account_id = NEW.account_id))) AS new_value WHERE NEW.source = 'plaid' AND (iif(OLD.page_id IS NEW.page_id, NULL, coalesce(OLD.foreign_currency,
  (SELECT currency FROM accounts WHERE account_id = OLD.account_id)))) IS NOT (iif(OLD.page_id IS NEW.page_id, NULL, coalesce(NEW.foreign_currency,
  (SELECT currency FROM accounts WHERE account_id = NEW.account_id)))) UNION ALL SELECT 'any' AS actor, 'changed' AS kind, 'account' AS field,
  OLD.account_id AS old_value, NEW.account_id AS new_value WHERE NEW.source = 'plaid' AND (OLD.account_id) IS NOT (NEW.account_id) UNION ALL SELECT 'any' AS actor, 'changed' AS kind, 'authorized_date' AS field,
  OLD.authorized_date AS old_value, NEW.authorized_date AS new_value WHERE NEW.source = 'plaid' AND (OLD.authorized_date) IS NOT (NEW.authorized_date) UNION ALL SELECT 'any' AS actor, 'changed' AS kind, 'name' AS field,
  OLD.name AS old_value, NEW.name AS new_value WHERE NEW.source = 'plaid' AND (OLD.name) IS NOT (NEW.name) UNION ALL SELECT 'any' AS actor, 'changed' AS kind, 'original_description' AS field,
  OLD.original_description AS old_value, NEW.original_description AS new_value WHERE NEW.source = 'plaid' AND (OLD.original_description) IS NOT (NEW.original_description) UNION ALL SELECT 'any' AS actor, 'changed' AS kind, 'merchant' AS field,
  OLD.merchant AS old_value, NEW.merchant AS new_value WHERE NEW.source = 'plaid' AND (OLD.merchant) IS NOT (NEW.merchant) UNION ALL SELECT 'any' AS actor, 'changed' AS kind, 'category' AS field,
  OLD.category AS old_value, NEW.category AS new_value WHERE NEW.source = 'plaid' AND (OLD.category) IS NOT (NEW.category) UNION ALL SELECT 'any' AS actor, 'changed' AS kind, 'category_detailed' AS field,
  OLD.category_detailed AS old_value, NEW.category_detailed AS new_value WHERE NEW.source = 'plaid' AND (OLD.category_detailed) IS NOT (NEW.category_detailed) UNION ALL SELECT 'user' AS actor, iif(NEW.source = 'plaid' AND (iif(NEW.provider_date IS NULL, NULL, NEW.date)) IS NULL, 'released', 'edited') AS kind, 'date' AS field,
  OLD.date AS old_value, NEW.date AS new_value WHERE (iif(OLD.provider_date IS NULL, NULL, OLD.date)) IS NOT (iif(NEW.provider_date IS NULL, NULL, NEW.date)) OR NEW.source <> 'plaid' AND (OLD.date) IS NOT (NEW.date) UNION ALL SELECT 'user' AS actor, iif(NEW.source = 'plaid' AND (iif(NEW.provider_amount_e8 IS NULL, NULL, NEW.amount_e8)) IS NULL, 'released', 'edited') AS kind, 'amount' AS field,
  OLD.amount_e8 AS old_value, NEW.amount_e8 AS new_value WHERE (iif(OLD.provider_amount_e8 IS NULL, NULL, OLD.amount_e8)) IS NOT (iif(NEW.provider_amount_e8 IS NULL, NULL, NEW.amount_e8)) OR NEW.source <> 'plaid' AND (OLD.amount_e8) IS NOT (NEW.amount_e8) UNION ALL SELECT 'user' AS actor, iif(NEW.source = 'plaid' AND (NEW.user_name) IS NULL, 'released', 'edited') AS kind, 'name' AS field,
  coalesce(OLD.user_name, OLD.name) AS old_value, coalesce(NEW.user_name, NEW.name) AS new_value WHERE (OLD.user_name) IS NOT (NEW.user_name) OR NEW.source <> 'plaid' AND (coalesce(OLD.user_name, OLD.name)) IS NOT (coalesce(NEW.user_name, NEW.name)) UNION ALL SELECT 'user' AS actor, iif(NEW.source = 'plaid' AND (NEW.user_category) IS NULL, 'released', 'edited') AS kind, 'category' AS field,
  nullif(coalesce(OLD.user_category, OLD.category), '') AS old_value, nullif(coalesce(NEW.user_category, NEW.category), '') AS new_value WHERE (OLD.user_category) IS NOT (NEW.user_category) OR NEW.source <> 'plaid' AND (nullif(coalesce(OLD.user_category, OLD.category), '')) IS NOT (nullif(coalesce(NEW.user_category, NEW.category), '')) UNION ALL SELECT 'user' AS actor, iif(NEW.source = 'plaid' AND (NEW.user_notes) IS NULL, 'released', 'edited') AS kind, 'notes' AS field,
  nullif(OLD.user_notes, '') AS old_value, nullif(NEW.user_notes, '') AS new_value WHERE (OLD.user_notes) IS NOT (NEW.user_notes) OR NEW.source <> 'plaid' AND (nullif(OLD.user_notes, '')) IS NOT (nullif(NEW.user_notes, '')) UNION ALL SELECT 'user' AS actor, iif(NEW.source = 'plaid' AND (NEW.user_tags) IS NULL, 'released', 'edited') AS kind, 'tags' AS field,
  coalesce(OLD.user_tags, '[]') AS old_value, coalesce(NEW.user_tags, '[]') AS new_value WHERE (OLD.user_tags) IS NOT (NEW.user_tags) OR NEW.source <> 'plaid' AND (coalesce(OLD.user_tags, '[]')) IS NOT (coalesce(NEW.user_tags, '[]')) UNION ALL SELECT 'user' AS actor, iif(NEW.source = 'plaid' AND (NEW.user_excluded) IS NULL, 'released', 'edited') AS kind, 'excluded' AS field,
  coalesce(OLD.user_excluded, 0) AS old_value, coalesce(NEW.user_excluded, 0) AS new_value WHERE (OLD.user_excluded) IS NOT (NEW.user_excluded) OR NEW.source <> 'plaid' AND (coalesce(OLD.user_excluded, 0)) IS NOT (coalesce(NEW.user_excluded, 0)) UNION ALL SELECT 'user' AS actor, 'deleted' AS kind, NULL AS field,
  NULL AS old_value, NULL AS new_value WHERE OLD.hidden_at_ms IS NULL AND NEW.hidden_at_ms IS NOT NULL UNION ALL SELECT 'any' AS actor, iif(NEW.removed_because IS 'unlisted', 'unlisted', 'removed') AS kind, NULL AS field,
  NULL AS old_value, NULL AS new_value WHERE OLD.removed_at_ms IS NULL AND NEW.removed_at_ms IS NOT NULL UNION ALL SELECT 'sync' AS actor, iif(OLD.removed_because IS 'unlisted', 'relisted', 'revived') AS kind, NULL AS field,
  NULL AS old_value, NULL AS new_value WHERE OLD.removed_at_ms IS NOT NULL AND NEW.removed_at_ms IS NULL UNION ALL SELECT 'user' AS actor, 'restored' AS kind, NULL AS field,
  NULL AS old_value, NULL AS new_value WHERE coalesce(OLD.removed_at_ms, OLD.hidden_at_ms) IS NOT NULL
  AND coalesce(NEW.removed_at_ms, NEW.hidden_at_ms) IS NULL) e
  WHERE e.actor = 'any' OR e.actor = iif(c.sync_id IS NULL, 'user', 'sync');

  INSERT INTO transaction_changes (transaction_id, changed_at_ms, sync_id, kind, field)
  SELECT NEW.transaction_id, coalesce(now_ms, unixepoch() * 1000), sync_id, 'changed',
    'details'
  FROM change_context WHERE changes() = 0 AND OLD.raw_hash IS NOT NEW.raw_hash
    AND OLD.pending_transaction_id IS NEW.pending_transaction_id;
END;
CREATE TRIGGER transactions_delete_forgets AFTER DELETE ON transactions
BEGIN
  DELETE FROM transaction_changes WHERE transaction_id = OLD.transaction_id;
END;
CREATE TRIGGER transactions_update_releases AFTER UPDATE OF page_id ON transactions
WHEN OLD.page_id IS NOT NULL AND OLD.page_id IS NOT NEW.page_id
BEGIN
  UPDATE pages SET reference_count = reference_count - 1 WHERE page_id = OLD.page_id;
END;
CREATE TRIGGER transactions_delete_releases AFTER DELETE ON transactions
WHEN OLD.page_id IS NOT NULL
BEGIN
  UPDATE pages SET reference_count = reference_count - 1 WHERE page_id = OLD.page_id;
END;
CREATE TRIGGER transactions_insert_splits AFTER INSERT ON transactions
WHEN NEW.parent_id IS NOT NULL
BEGIN
  UPDATE transactions SET is_split = 1 WHERE transaction_id = NEW.parent_id AND is_split = 0;
END;
CREATE TRIGGER transactions_delete_joins AFTER DELETE ON transactions
WHEN OLD.parent_id IS NOT NULL
BEGIN
  UPDATE transactions SET is_split = 0
  WHERE transaction_id = OLD.parent_id AND is_split = 1
    AND NOT EXISTS (SELECT 1 FROM transactions WHERE parent_id = OLD.parent_id);
END;
CREATE TRIGGER transactions_update_moves AFTER UPDATE OF parent_id ON transactions
WHEN OLD.parent_id IS NOT NEW.parent_id
BEGIN
  UPDATE transactions SET is_split = 0
  WHERE transaction_id = OLD.parent_id AND is_split = 1
    AND NOT EXISTS (SELECT 1 FROM transactions WHERE parent_id = OLD.parent_id);
  UPDATE transactions SET is_split = 1 WHERE transaction_id = NEW.parent_id AND is_split = 0;
END;
CREATE TRIGGER transactions_update_parts AFTER UPDATE OF
  account_id, date, pending, removed_at_ms, hidden_at_ms, foreign_currency, exchange_rate, late_reported_balance_id, user_excluded ON transactions
WHEN NEW.is_split = 1
  AND (OLD.account_id IS NOT NEW.account_id OR OLD.date IS NOT NEW.date OR OLD.pending IS NOT NEW.pending OR OLD.removed_at_ms IS NOT NEW.removed_at_ms OR OLD.hidden_at_ms IS NOT NEW.hidden_at_ms OR OLD.foreign_currency IS NOT NEW.foreign_currency OR OLD.exchange_rate IS NOT NEW.exchange_rate OR OLD.late_reported_balance_id IS NOT NEW.late_reported_balance_id OR OLD.user_excluded IS NOT NEW.user_excluded)
BEGIN
  UPDATE transactions
  SET account_id = NEW.account_id, date = NEW.date, pending = NEW.pending, removed_at_ms = NEW.removed_at_ms, hidden_at_ms = NEW.hidden_at_ms, foreign_currency = NEW.foreign_currency, exchange_rate = NEW.exchange_rate, late_reported_balance_id = NEW.late_reported_balance_id
  WHERE parent_id = NEW.transaction_id;
  UPDATE transactions SET user_excluded = NEW.user_excluded
  WHERE parent_id = NEW.transaction_id AND OLD.user_excluded IS NOT NEW.user_excluded;
END;
CREATE TRIGGER transactions_update_rebalances AFTER UPDATE OF amount_e8 ON transactions
WHEN NEW.is_split = 1 AND OLD.amount_e8 <> NEW.amount_e8
BEGIN
  INSERT INTO transactions (account_id, date, pending, removed_at_ms, hidden_at_ms, foreign_currency, exchange_rate, late_reported_balance_id, source, amount_e8, name,
    user_name, merchant, parent_id, is_remainder, updated_at_ms)
  SELECT p.account_id, p.date, p.pending, p.removed_at_ms, p.hidden_at_ms, p.foreign_currency, p.exchange_rate, p.late_reported_balance_id, 'manual', 0,
    p.name, iif(p.source = 'plaid', p.user_name, p.name), p.merchant, p.transaction_id, 1,
    p.updated_at_ms
  FROM transactions p
  WHERE p.transaction_id = NEW.transaction_id AND NOT EXISTS (
    SELECT 1 FROM transactions WHERE parent_id = p.transaction_id AND is_remainder = 1);
  UPDATE transactions SET amount_e8 = (
    SELECT amount_e8 FROM transactions WHERE transaction_id = NEW.transaction_id) - (
    SELECT coalesce(sum(amount_e8), 0) FROM transactions
    WHERE parent_id = NEW.transaction_id AND is_remainder = 0)
  WHERE parent_id = NEW.transaction_id AND is_remainder = 1;
  DELETE FROM transactions
  WHERE parent_id = NEW.transaction_id AND is_remainder = 1 AND amount_e8 = 0;
END;
CREATE TRIGGER transactions_insert_queues AFTER INSERT ON transactions
WHEN NEW.transaction_id <= (SELECT f.rules_seen_through FROM accounts a
  JOIN families f ON f.family_id = a.family_id WHERE a.account_id = NEW.account_id)
BEGIN
  INSERT INTO rule_queue (transaction_id) VALUES (NEW.transaction_id)
  ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER transactions_delete_unsees AFTER DELETE ON transactions
WHEN NOT EXISTS (SELECT 1 FROM transactions WHERE transaction_id > OLD.transaction_id)
BEGIN
  UPDATE families SET rules_seen_through = coalesce(
    (SELECT max(transaction_id) FROM transactions), 0)
  WHERE rules_seen_through >= OLD.transaction_id;
END;
CREATE TRIGGER transactions_update_queues AFTER UPDATE OF
  account_id, parent_id, amount_e8, name, original_description, merchant, category, category_detailed, user_name, user_category, user_tags ON transactions
WHEN OLD.account_id IS NOT NEW.account_id OR OLD.parent_id IS NOT NEW.parent_id OR OLD.amount_e8 IS NOT NEW.amount_e8 OR OLD.name IS NOT NEW.name OR OLD.original_description IS NOT NEW.original_description OR OLD.merchant IS NOT NEW.merchant OR OLD.category IS NOT NEW.category OR OLD.category_detailed IS NOT NEW.category_detailed OR OLD.user_name IS NOT NEW.user_name OR OLD.user_category IS NOT NEW.user_category OR OLD.user_tags IS NOT NEW.user_tags
BEGIN
  INSERT INTO rule_queue (transaction_id) VALUES (NEW.transaction_id)
  ON CONFLICT DO NOTHING;
  INSERT INTO rule_queue (transaction_id)
  SELECT transaction_id FROM transactions
  WHERE NEW.is_split = 1 AND parent_id = NEW.transaction_id
  ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER transactions_replace_unmatches BEFORE INSERT ON transactions
WHEN NEW.transaction_id > 0
BEGIN
  UPDATE accounts SET transfers_matched_through = o.date - 1
  FROM (SELECT account_id, date FROM transactions WHERE transaction_id = NEW.transaction_id) AS o
  WHERE accounts.account_id = o.account_id AND transfers_matched_through >= o.date;
  UPDATE accounts SET transfers_matched_through = o.date - 1
  FROM (SELECT coalesce(t.account_id, x.account_id) AS account_id, coalesce(t.date, x.date) AS date
  FROM transfers p LEFT JOIN transactions t ON t.transaction_id = p.inflow_id
    LEFT JOIN trades x ON x.trade_id = p.inflow_trade_id
  WHERE p.outflow = NEW.transaction_id AND p.state IN ('confirmed', 'broken') UNION ALL SELECT coalesce(t.account_id, x.account_id) AS account_id, coalesce(t.date, x.date) AS date
  FROM transfers p LEFT JOIN transactions t ON t.transaction_id = p.outflow_id
    LEFT JOIN trades x ON x.trade_id = p.outflow_trade_id
  WHERE p.inflow = NEW.transaction_id AND p.state IN ('confirmed', 'broken')) AS o
  WHERE accounts.account_id = o.account_id AND transfers_matched_through >= o.date;
  DELETE FROM transfers WHERE state IN ('matched', 'unclear')
    AND (outflow = NEW.transaction_id OR inflow = NEW.transaction_id);
END;
CREATE TRIGGER transactions_insert_unmatches AFTER INSERT ON transactions
WHEN NEW.pending = 0 AND NEW.date <= (
  SELECT transfers_matched_through FROM accounts WHERE account_id = NEW.account_id)
BEGIN
  UPDATE accounts SET transfers_matched_through = NEW.date - 1
  WHERE account_id = NEW.account_id;
END;
CREATE TRIGGER transactions_delete_unmatches BEFORE DELETE ON transactions
WHEN OLD.pending = 0
BEGIN
  UPDATE accounts SET transfers_matched_through = OLD.date - 1
  WHERE account_id = OLD.account_id AND transfers_matched_through >= OLD.date;
  UPDATE accounts SET transfers_matched_through = o.date - 1
  FROM (SELECT coalesce(t.account_id, x.account_id) AS account_id, coalesce(t.date, x.date) AS date
  FROM transfers p LEFT JOIN transactions t ON t.transaction_id = p.inflow_id
    LEFT JOIN trades x ON x.trade_id = p.inflow_trade_id
  WHERE p.outflow = OLD.transaction_id AND p.state IN ('confirmed', 'broken') UNION ALL SELECT coalesce(t.account_id, x.account_id) AS account_id, coalesce(t.date, x.date) AS date
  FROM transfers p LEFT JOIN transactions t ON t.transaction_id = p.outflow_id
    LEFT JOIN trades x ON x.trade_id = p.outflow_trade_id
  WHERE p.inflow = OLD.transaction_id AND p.state IN ('confirmed', 'broken')) AS o
  WHERE accounts.account_id = o.account_id AND transfers_matched_through >= o.date;
END;
CREATE TRIGGER transactions_update_unmatches AFTER UPDATE OF
  account_id, date, amount_e8, pending, removed_at_ms, hidden_at_ms, foreign_currency,
  user_excluded, is_split, name, original_description, merchant, category, user_category ON transactions
WHEN OLD.account_id IS NOT NEW.account_id OR OLD.date IS NOT NEW.date
  OR OLD.amount_e8 IS NOT NEW.amount_e8 OR OLD.pending IS NOT NEW.pending
  OR (OLD.removed_at_ms IS NULL) <> (NEW.removed_at_ms IS NULL)
  OR (OLD.hidden_at_ms IS NULL) <> (NEW.hidden_at_ms IS NULL)
  OR OLD.foreign_currency IS NOT NEW.foreign_currency
  OR coalesce(OLD.user_excluded, 0) <> coalesce(NEW.user_excluded, 0)
  OR OLD.is_split <> NEW.is_split OR OLD.name IS NOT NEW.name OR OLD.original_description IS NOT NEW.original_description OR OLD.merchant IS NOT NEW.merchant OR OLD.category IS NOT NEW.category OR OLD.user_category IS NOT NEW.user_category
BEGIN
  UPDATE accounts SET transfers_matched_through = min(OLD.date, NEW.date) - 1
  WHERE account_id IN (OLD.account_id, NEW.account_id)
    AND transfers_matched_through >= min(OLD.date, NEW.date);
  UPDATE accounts SET transfers_matched_through = o.date - 1
  FROM (SELECT coalesce(t.account_id, x.account_id) AS account_id, coalesce(t.date, x.date) AS date
  FROM transfers p LEFT JOIN transactions t ON t.transaction_id = p.inflow_id
    LEFT JOIN trades x ON x.trade_id = p.inflow_trade_id
  WHERE p.outflow = NEW.transaction_id AND p.state IN ('confirmed', 'broken') UNION ALL SELECT coalesce(t.account_id, x.account_id) AS account_id, coalesce(t.date, x.date) AS date
  FROM transfers p LEFT JOIN transactions t ON t.transaction_id = p.outflow_id
    LEFT JOIN trades x ON x.trade_id = p.outflow_trade_id
  WHERE p.inflow = NEW.transaction_id AND p.state IN ('confirmed', 'broken')) AS o
  WHERE accounts.account_id = o.account_id AND transfers_matched_through >= o.date;
  DELETE FROM transfers WHERE outflow = NEW.transaction_id AND state IN ('matched', 'unclear');
  DELETE FROM transfers WHERE inflow = NEW.transaction_id AND state IN ('matched', 'unclear');
  UPDATE transfers SET state = 'broken'
  WHERE state = 'confirmed' AND outflow = NEW.transaction_id AND (NEW.pending OR coalesce(NEW.removed_at_ms, NEW.hidden_at_ms) IS NOT NULL OR NEW.is_split OR NEW.amount_e8 <= 0);
  UPDATE transfers SET state = 'broken'
  WHERE state = 'confirmed' AND inflow = NEW.transaction_id AND (NEW.pending OR coalesce(NEW.removed_at_ms, NEW.hidden_at_ms) IS NOT NULL OR NEW.is_split OR NEW.amount_e8 >= 0);
END;
CREATE TRIGGER trades_replace_unmatches BEFORE INSERT ON trades
WHEN NEW.trade_id > 0
BEGIN
  UPDATE accounts SET transfers_matched_through = o.date - 1
  FROM (SELECT account_id, date FROM trades WHERE trade_id = NEW.trade_id) AS o
  WHERE accounts.account_id = o.account_id AND transfers_matched_through >= o.date;
  UPDATE accounts SET transfers_matched_through = o.date - 1
  FROM (SELECT coalesce(t.account_id, x.account_id) AS account_id, coalesce(t.date, x.date) AS date
  FROM transfers p LEFT JOIN transactions t ON t.transaction_id = p.inflow_id
    LEFT JOIN trades x ON x.trade_id = p.inflow_trade_id
  WHERE p.outflow = -NEW.trade_id AND p.state IN ('confirmed', 'broken') UNION ALL SELECT coalesce(t.account_id, x.account_id) AS account_id, coalesce(t.date, x.date) AS date
  FROM transfers p LEFT JOIN transactions t ON t.transaction_id = p.outflow_id
    LEFT JOIN trades x ON x.trade_id = p.outflow_trade_id
  WHERE p.inflow = -NEW.trade_id AND p.state IN ('confirmed', 'broken')) AS o
  WHERE accounts.account_id = o.account_id AND transfers_matched_through >= o.date;
  DELETE FROM transfers WHERE state IN ('matched', 'unclear')
    AND (outflow = -NEW.trade_id OR inflow = -NEW.trade_id);
END;
CREATE TRIGGER trades_insert_unmatches AFTER INSERT ON trades
WHEN (NEW.removed_at_ms IS NULL AND NEW.amount_e8 <> 0
  AND (NEW.type = 'cash' AND NEW.subtype IN ('contribution', 'deposit', 'withdrawal')
    OR NEW.type = 'transfer' AND NEW.subtype IN ('transfer', 'send', 'request')
      AND NEW.security_id IS NULL AND NEW.quantity = '0')) AND NEW.date <= (
  SELECT transfers_matched_through FROM accounts WHERE account_id = NEW.account_id)
BEGIN
  UPDATE accounts SET transfers_matched_through = NEW.date - 1
  WHERE account_id = NEW.account_id;
END;
CREATE TRIGGER trades_delete_unmatches BEFORE DELETE ON trades
WHEN (OLD.removed_at_ms IS NULL AND OLD.amount_e8 <> 0
  AND (OLD.type = 'cash' AND OLD.subtype IN ('contribution', 'deposit', 'withdrawal')
    OR OLD.type = 'transfer' AND OLD.subtype IN ('transfer', 'send', 'request')
      AND OLD.security_id IS NULL AND OLD.quantity = '0'))
BEGIN
  UPDATE accounts SET transfers_matched_through = OLD.date - 1
  WHERE account_id = OLD.account_id AND transfers_matched_through >= OLD.date;
  UPDATE accounts SET transfers_matched_through = o.date - 1
  FROM (SELECT coalesce(t.account_id, x.account_id) AS account_id, coalesce(t.date, x.date) AS date
  FROM transfers p LEFT JOIN transactions t ON t.transaction_id = p.inflow_id
    LEFT JOIN trades x ON x.trade_id = p.inflow_trade_id
  WHERE p.outflow = -OLD.trade_id AND p.state IN ('confirmed', 'broken') UNION ALL SELECT coalesce(t.account_id, x.account_id) AS account_id, coalesce(t.date, x.date) AS date
  FROM transfers p LEFT JOIN transactions t ON t.transaction_id = p.outflow_id
    LEFT JOIN trades x ON x.trade_id = p.outflow_trade_id
  WHERE p.inflow = -OLD.trade_id AND p.state IN ('confirmed', 'broken')) AS o
  WHERE accounts.account_id = o.account_id AND transfers_matched_through >= o.date;
END;
CREATE TRIGGER trades_update_unmatches AFTER UPDATE OF
  account_id, security_id, date, quantity, amount_e8, currency, type, subtype, removed_at_ms
  ON trades
WHEN ((OLD.removed_at_ms IS NULL AND OLD.amount_e8 <> 0
  AND (OLD.type = 'cash' AND OLD.subtype IN ('contribution', 'deposit', 'withdrawal')
    OR OLD.type = 'transfer' AND OLD.subtype IN ('transfer', 'send', 'request')
      AND OLD.security_id IS NULL AND OLD.quantity = '0')) OR (NEW.removed_at_ms IS NULL AND NEW.amount_e8 <> 0
  AND (NEW.type = 'cash' AND NEW.subtype IN ('contribution', 'deposit', 'withdrawal')
    OR NEW.type = 'transfer' AND NEW.subtype IN ('transfer', 'send', 'request')
      AND NEW.security_id IS NULL AND NEW.quantity = '0')))
  AND (OLD.account_id IS NOT NEW.account_id OR OLD.date IS NOT NEW.date
    OR OLD.amount_e8 IS NOT NEW.amount_e8 OR OLD.currency IS NOT NEW.currency
    OR (OLD.removed_at_ms IS NULL AND OLD.amount_e8 <> 0
  AND (OLD.type = 'cash' AND OLD.subtype IN ('contribution', 'deposit', 'withdrawal')
    OR OLD.type = 'transfer' AND OLD.subtype IN ('transfer', 'send', 'request')
      AND OLD.security_id IS NULL AND OLD.quantity = '0')) <> (NEW.removed_at_ms IS NULL AND NEW.amount_e8 <> 0
  AND (NEW.type = 'cash' AND NEW.subtype IN ('contribution', 'deposit', 'withdrawal')
    OR NEW.type = 'transfer' AND NEW.subtype IN ('transfer', 'send', 'request')
      AND NEW.security_id IS NULL AND NEW.quantity = '0')))
BEGIN
  UPDATE accounts SET transfers_matched_through = min(OLD.date, NEW.date) - 1
  WHERE account_id IN (OLD.account_id, NEW.account_id)
    AND transfers_matched_through >= min(OLD.date, NEW.date);
  UPDATE accounts SET transfers_matched_through = o.date - 1
  FROM (SELECT coalesce(t.account_id, x.account_id) AS account_id, coalesce(t.date, x.date) AS date
  FROM transfers p LEFT JOIN transactions t ON t.transaction_id = p.inflow_id
    LEFT JOIN trades x ON x.trade_id = p.inflow_trade_id
  WHERE p.outflow = -NEW.trade_id AND p.state IN ('confirmed', 'broken') UNION ALL SELECT coalesce(t.account_id, x.account_id) AS account_id, coalesce(t.date, x.date) AS date
  FROM transfers p LEFT JOIN transactions t ON t.transaction_id = p.outflow_id
    LEFT JOIN trades x ON x.trade_id = p.outflow_trade_id
  WHERE p.inflow = -NEW.trade_id AND p.state IN ('confirmed', 'broken')) AS o
  WHERE accounts.account_id = o.account_id AND transfers_matched_through >= o.date;
  DELETE FROM transfers WHERE outflow = -NEW.trade_id AND state IN ('matched', 'unclear');
  DELETE FROM transfers WHERE inflow = -NEW.trade_id AND state IN ('matched', 'unclear');
  UPDATE transfers SET state = 'broken'
  WHERE state = 'confirmed' AND outflow = -NEW.trade_id AND (NOT (NEW.removed_at_ms IS NULL AND NEW.amount_e8 <> 0
  AND (NEW.type = 'cash' AND NEW.subtype IN ('contribution', 'deposit', 'withdrawal')
    OR NEW.type = 'transfer' AND NEW.subtype IN ('transfer', 'send', 'request')
      AND NEW.security_id IS NULL AND NEW.quantity = '0')) OR NEW.amount_e8 <= 0);
  UPDATE transfers SET state = 'broken'
  WHERE state = 'confirmed' AND inflow = -NEW.trade_id AND (NOT (NEW.removed_at_ms IS NULL AND NEW.amount_e8 <> 0
  AND (NEW.type = 'cash' AND NEW.subtype IN ('contribution', 'deposit', 'withdrawal')
    OR NEW.type = 'transfer' AND NEW.subtype IN ('transfer', 'send', 'request')
      AND NEW.security_id IS NULL AND NEW.quantity = '0')) OR NEW.amount_e8 >= 0);
END;
CREATE TRIGGER accounts_update_unmatches AFTER UPDATE OF currency ON accounts
WHEN OLD.currency <> NEW.currency
BEGIN
  UPDATE accounts SET transfers_matched_through = NULL WHERE account_id = NEW.account_id;
END;
CREATE TRIGGER accounts_rename_unmatches AFTER UPDATE OF name, user_name, mask ON accounts
WHEN OLD.name IS NOT NEW.name OR OLD.user_name IS NOT NEW.user_name OR OLD.mask IS NOT NEW.mask
BEGIN
  UPDATE accounts SET transfers_matched_through = NULL WHERE family_id = NEW.family_id;
END;
CREATE TRIGGER items_rename_unmatches AFTER UPDATE OF institution_name ON items
WHEN OLD.institution_name IS NOT NEW.institution_name
BEGIN
  UPDATE accounts SET transfers_matched_through = NULL WHERE family_id = NEW.family_id;
END;
CREATE TRIGGER category_names_insert_unmatches AFTER INSERT ON category_names
BEGIN
  UPDATE accounts SET transfers_matched_through = NULL WHERE family_id = NEW.family_id;
END;
CREATE TRIGGER category_names_delete_unmatches AFTER DELETE ON category_names
BEGIN
  UPDATE accounts SET transfers_matched_through = NULL WHERE family_id = OLD.family_id;
END;
CREATE TRIGGER category_names_update_unmatches AFTER UPDATE ON category_names
BEGIN
  UPDATE accounts SET transfers_matched_through = NULL
  WHERE family_id IN (OLD.family_id, NEW.family_id);
END;
CREATE TRIGGER exchange_rates_insert_unmatches AFTER INSERT ON exchange_rates
BEGIN
  UPDATE accounts SET transfers_matched_through = NEW.date - 1
  WHERE family_id = NEW.family_id AND transfers_matched_through >= NEW.date;
END;
CREATE TRIGGER exchange_rates_delete_unmatches AFTER DELETE ON exchange_rates
BEGIN
  UPDATE accounts SET transfers_matched_through = OLD.date - 1
  WHERE family_id = OLD.family_id AND transfers_matched_through >= OLD.date;
END;
CREATE TRIGGER exchange_rates_update_unmatches AFTER UPDATE ON exchange_rates
BEGIN
  UPDATE accounts SET transfers_matched_through = OLD.date - 1
  WHERE family_id = OLD.family_id AND transfers_matched_through >= OLD.date;
  UPDATE accounts SET transfers_matched_through = NEW.date - 1
  WHERE family_id = NEW.family_id AND transfers_matched_through >= NEW.date;
END;
CREATE TRIGGER rule_values_insert_unmatches AFTER INSERT ON rule_values
WHEN coalesce(NULL, 0) <> coalesce(NEW.excluded, 0)
  OR NULL IS NOT NEW.category
BEGIN
  UPDATE accounts SET transfers_matched_through = t.date - 1
  FROM (SELECT account_id, date FROM transactions WHERE transaction_id = NEW.transaction_id) AS t
  WHERE accounts.account_id = t.account_id AND transfers_matched_through >= t.date;
  DELETE FROM transfers WHERE outflow_id = NEW.transaction_id AND state IN ('matched', 'unclear');
  DELETE FROM transfers WHERE inflow_id = NEW.transaction_id AND state IN ('matched', 'unclear');
END;
CREATE TRIGGER rule_values_delete_unmatches AFTER DELETE ON rule_values
WHEN coalesce(OLD.excluded, 0) <> coalesce(NULL, 0)
  OR OLD.category IS NOT NULL
BEGIN
  UPDATE accounts SET transfers_matched_through = t.date - 1
  FROM (SELECT account_id, date FROM transactions WHERE transaction_id = OLD.transaction_id) AS t
  WHERE accounts.account_id = t.account_id AND transfers_matched_through >= t.date;
  DELETE FROM transfers WHERE outflow_id = OLD.transaction_id AND state IN ('matched', 'unclear');
  DELETE FROM transfers WHERE inflow_id = OLD.transaction_id AND state IN ('matched', 'unclear');
END;
CREATE TRIGGER rule_values_update_unmatches AFTER UPDATE ON rule_values
WHEN coalesce(OLD.excluded, 0) <> coalesce(NEW.excluded, 0)
  OR OLD.category IS NOT NEW.category
BEGIN
  UPDATE accounts SET transfers_matched_through = t.date - 1
  FROM (SELECT account_id, date FROM transactions WHERE transaction_id = NEW.transaction_id) AS t
  WHERE accounts.account_id = t.account_id AND transfers_matched_through >= t.date;
  DELETE FROM transfers WHERE outflow_id = NEW.transaction_id AND state IN ('matched', 'unclear');
  DELETE FROM transfers WHERE inflow_id = NEW.transaction_id AND state IN ('matched', 'unclear');
END;
CREATE VIEW v_accounts AS
SELECT a.account_id AS id, a.plaid_account_id, a.item_id AS item, a.family_id AS family,
  coalesce(a.user_name, a.name) AS name, a.official_name, a.mask,
  CASE WHEN a.item_id IS NULL THEN 'manual' ELSE 'linked' END AS kind,
  a.type, coalesce(a.user_subtype, a.subtype) AS subtype,
  CASE WHEN a.kind IN ('credit', 'loan', 'other liability') THEN 'liability'
    ELSE 'asset' END AS classification,
  a.currency,
  CASE WHEN (b.end_cash_e8 + b.end_non_cash_e8) < 0 THEN '-' ELSE '' END || (abs((b.end_cash_e8 + b.end_non_cash_e8)) / 100000000) || CASE WHEN (b.end_cash_e8 + b.end_non_cash_e8) % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs((b.end_cash_e8 + b.end_non_cash_e8)) % 100000000), '0') END AS balance,
  CASE WHEN o.available_e8 < 0 THEN '-' ELSE '' END || (abs(o.available_e8) / 100000000) || CASE WHEN o.available_e8 % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(o.available_e8) % 100000000), '0') END AS available,
  CASE WHEN o.limit_e8 < 0 THEN '-' ELSE '' END || (abs(o.limit_e8) / 100000000) || CASE WHEN o.limit_e8 % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(o.limit_e8) % 100000000), '0') END AS "limit",
  CASE WHEN o.margin_loan_e8 < 0 THEN '-' ELSE '' END || (abs(o.margin_loan_e8) / 100000000) || CASE WHEN o.margin_loan_e8 % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(o.margin_loan_e8) % 100000000), '0') END AS margin_loan,
  date(b.date * 86400, 'unixepoch') AS balance_as_of,
  date(a.data_synced_through * 86400, 'unixepoch') AS data_synced_through,
  (SELECT date(min(date) * 86400, 'unixepoch') FROM balances WHERE account_id = a.account_id)
    AS first_day,
  a.status, a.pending_in_balance,
  iif(a.pending_in_balance = 'auto', coalesce(a.pending_found, 0), a.pending_in_balance = 'yes') AS pending_counted
FROM accounts a
LEFT JOIN balances b ON b.account_id = a.account_id
  AND b.date = (SELECT max(date) FROM balances WHERE account_id = a.account_id)
LEFT JOIN reported_balances o ON o.reported_balance_id = (
  SELECT reported_balance_id FROM reported_balances WHERE account_id = a.account_id
  ORDER BY date DESC, reported_balance_id DESC LIMIT 1);
CREATE VIEW v_transactions AS
SELECT t.transaction_id AS id, t.plaid_transaction_id, t.account_id AS account,
  a.family_id AS family, date(t.date * 86400, 'unixepoch') AS date,
  date(t.authorized_date * 86400, 'unixepoch') AS authorized_date,
  coalesce(t.user_name, iif((t.source <> 'plaid' AND t.parent_id IS NULL), t.name, coalesce(r.name, t.name))) AS name, t.original_description, t.merchant,
  CASE WHEN t.amount_e8 < 0 THEN '-' ELSE '' END || (abs(t.amount_e8) / 100000000) || CASE WHEN t.amount_e8 % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(t.amount_e8) % 100000000), '0') END AS amount,
  coalesce(t.foreign_currency, a.currency) AS currency, t.pending,
  t.pending_transaction_id, nullif(coalesce(coalesce(t.user_category, iif((t.source <> 'plaid' AND t.parent_id IS NULL), t.category, NULL)), r.category, coalesce(d.name, p.name, t.category)), '') AS category,
  CASE WHEN coalesce(t.user_category, iif((t.source <> 'plaid' AND t.parent_id IS NULL), t.category, NULL)) IS NULL AND r.category IS NULL THEN t.category_detailed END AS category_detailed,
  nullif(coalesce(t.user_notes, r.notes), '') AS notes, coalesce(t.user_tags, r.tags, '[]') AS tags,
  coalesce(t.user_excluded, r.excluded, 0) AS excluded, t.source,
  t.is_split AS split, t.parent_id AS parent, t.is_remainder AS remainder,
  coalesce(
    (SELECT transfer_id FROM transfers
     WHERE outflow_id = t.transaction_id AND state IN ('matched', 'confirmed')),
    (SELECT transfer_id FROM transfers
     WHERE inflow_id = t.transaction_id AND state IN ('matched', 'confirmed'))) AS transfer,
  CASE WHEN t.user_name IS NOT NULL THEN 'user' WHEN (t.source <> 'plaid' AND t.parent_id IS NULL) THEN iif(t.source = 'imported', 'imported', 'user')
  WHEN r.name IS NOT NULL THEN 'rule' ELSE 'plaid' END AS name_origin, CASE WHEN t.user_category IS NOT NULL THEN 'user'
  WHEN coalesce(t.user_category, iif((t.source <> 'plaid' AND t.parent_id IS NULL), t.category, NULL)) IS NOT NULL THEN iif(t.source = 'imported', 'imported', 'user')
  WHEN r.category IS NOT NULL THEN 'rule'
  WHEN coalesce(d.name, p.name) IS NOT NULL THEN 'map'
  WHEN t.category IS NOT NULL THEN 'plaid' END AS category_origin,
  CASE WHEN t.user_notes IS NOT NULL THEN 'user' WHEN r.notes IS NOT NULL THEN 'rule' END AS notes_origin, CASE WHEN t.user_tags IS NOT NULL THEN 'user' WHEN r.tags IS NOT NULL THEN 'rule' END AS tags_origin,
  CASE WHEN t.user_excluded IS NOT NULL THEN 'user' WHEN r.excluded IS NOT NULL THEN 'rule' END AS excluded_origin, r.rules,
  t.amount_text, date(t.provider_date * 86400, 'unixepoch') AS provider_date,
  CASE WHEN t.provider_amount_e8 < 0 THEN '-' ELSE '' END || (abs(t.provider_amount_e8) / 100000000) || CASE WHEN t.provider_amount_e8 % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(t.provider_amount_e8) % 100000000), '0') END AS provider_amount, t.name AS provider_name,
  t.category AS provider_category,
  strftime('%Y-%m-%dT%H:%M:%S', coalesce(t.hidden_at_ms, t.removed_at_ms) / 1000, 'unixepoch') || CASE WHEN coalesce(t.hidden_at_ms, t.removed_at_ms) % 1000 = 0 THEN 'Z' ELSE printf('.%03dZ', coalesce(t.hidden_at_ms, t.removed_at_ms) % 1000) END AS removed_at,
  iif(t.hidden_at_ms IS NULL, t.removed_because, 'deleted') AS removed_because,
  iif(t.hidden_at_ms IS NULL, t.removed_by_sync_id, NULL) AS removed_by_sync
FROM transactions t JOIN accounts a ON a.account_id = t.account_id
  LEFT JOIN rule_values r ON r.transaction_id = t.transaction_id
LEFT JOIN category_names d ON d.family_id = a.family_id AND d.code = t.category_detailed
LEFT JOIN category_names p ON p.family_id = a.family_id AND p.code = t.category;
CREATE VIEW transaction_history AS
SELECT change_id, transaction_id, changed_at_ms, sync_id, kind, field, old_value, new_value
FROM transaction_changes
UNION ALL
SELECT 0, t.transaction_id, t.updated_at_ms,
  (SELECT sync_id FROM pages WHERE page_id = t.page_id),
  'added', NULL, NULL, NULL
FROM transactions t
WHERE NOT EXISTS (
  SELECT 1 FROM transaction_changes h WHERE h.transaction_id = t.transaction_id);
CREATE VIEW v_transaction_changes AS
SELECT h.change_id AS id, h.transaction_id AS "transaction", t.account_id AS account,
  a.family_id AS family, strftime('%Y-%m-%dT%H:%M:%S', h.changed_at_ms / 1000, 'unixepoch') || CASE WHEN h.changed_at_ms % 1000 = 0 THEN 'Z' ELSE printf('.%03dZ', h.changed_at_ms % 1000) END AS changed_at, h.sync_id AS sync,
  h.kind, h.field, CASE WHEN h.field = 'amount' THEN CASE WHEN h.old_value < 0 THEN '-' ELSE '' END || (abs(h.old_value) / 100000000) || CASE WHEN h.old_value % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(h.old_value) % 100000000), '0') END
  WHEN h.field IN ('date', 'authorized_date') THEN date(h.old_value * 86400, 'unixepoch')
  ELSE CAST(h.old_value AS TEXT) END AS old_value,
  CASE WHEN h.field = 'amount' THEN CASE WHEN h.new_value < 0 THEN '-' ELSE '' END || (abs(h.new_value) / 100000000) || CASE WHEN h.new_value % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(h.new_value) % 100000000), '0') END
  WHEN h.field IN ('date', 'authorized_date') THEN date(h.new_value * 86400, 'unixepoch')
  ELSE CAST(h.new_value AS TEXT) END AS new_value
FROM transaction_history h JOIN transactions t ON t.transaction_id = h.transaction_id
  JOIN accounts a ON a.account_id = t.account_id;
CREATE VIEW v_transfers AS
SELECT p.transfer_id AS id, fa.family_id AS family, p.state,
  CASE ta.kind WHEN 'credit' THEN 'card payment' WHEN 'loan' THEN 'loan payment'
    WHEN 'investment' THEN 'investment contribution'
    WHEN 'crypto' THEN 'investment contribution' ELSE 'internal' END AS kind,
  p.outflow_id AS outflow, p.outflow_trade_id AS outflow_trade, fa.account_id AS from_account,
  date(coalesce(f.date, fx.date) * 86400, 'unixepoch') AS date,
  CASE WHEN coalesce(f.amount_e8, fx.amount_e8) < 0 THEN '-' ELSE '' END || (abs(coalesce(f.amount_e8, fx.amount_e8)) / 100000000) || CASE WHEN coalesce(f.amount_e8, fx.amount_e8) % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(coalesce(f.amount_e8, fx.amount_e8)) % 100000000), '0') END AS amount,
  coalesce(fx.currency, f.foreign_currency, fa.currency) AS currency,
  p.inflow_id AS inflow, p.inflow_trade_id AS inflow_trade, ta.account_id AS to_account,
  date(coalesce(t.date, tx.date) * 86400, 'unixepoch') AS received_date,
  CASE WHEN coalesce(t.amount_e8, tx.amount_e8) < 0 THEN '-' ELSE '' END || (abs(coalesce(t.amount_e8, tx.amount_e8)) / 100000000) || CASE WHEN coalesce(t.amount_e8, tx.amount_e8) % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(coalesce(t.amount_e8, tx.amount_e8)) % 100000000), '0') END AS received_amount,
  coalesce(tx.currency, t.foreign_currency, ta.currency) AS received_currency,
  p.interchangeable
FROM transfers p
  LEFT JOIN transactions f ON f.transaction_id = p.outflow_id
  LEFT JOIN trades fx ON fx.trade_id = p.outflow_trade_id
  JOIN accounts fa ON fa.account_id = coalesce(f.account_id, fx.account_id)
  LEFT JOIN transactions t ON t.transaction_id = p.inflow_id
  LEFT JOIN trades tx ON tx.trade_id = p.inflow_trade_id
  JOIN accounts ta ON ta.account_id = coalesce(t.account_id, tx.account_id);
CREATE VIEW v_balances AS
SELECT b.account_id AS account, a.family_id AS family, date(b.date * 86400, 'unixepoch') AS date, a.currency,
  CASE WHEN (b.start_cash_e8 + b.start_non_cash_e8) < 0 THEN '-' ELSE '' END || (abs((b.start_cash_e8 + b.start_non_cash_e8)) / 100000000) || CASE WHEN (b.start_cash_e8 + b.start_non_cash_e8) % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs((b.start_cash_e8 + b.start_non_cash_e8)) % 100000000), '0') END AS start,
  CASE WHEN b.start_cash_e8 < 0 THEN '-' ELSE '' END || (abs(b.start_cash_e8) / 100000000) || CASE WHEN b.start_cash_e8 % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(b.start_cash_e8) % 100000000), '0') END AS start_cash,
  CASE WHEN b.start_non_cash_e8 < 0 THEN '-' ELSE '' END || (abs(b.start_non_cash_e8) / 100000000) || CASE WHEN b.start_non_cash_e8 % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(b.start_non_cash_e8) % 100000000), '0') END AS start_non_cash,
  CASE WHEN b.cash_in_e8 < 0 THEN '-' ELSE '' END || (abs(b.cash_in_e8) / 100000000) || CASE WHEN b.cash_in_e8 % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(b.cash_in_e8) % 100000000), '0') END AS cash_in, CASE WHEN b.cash_out_e8 < 0 THEN '-' ELSE '' END || (abs(b.cash_out_e8) / 100000000) || CASE WHEN b.cash_out_e8 % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(b.cash_out_e8) % 100000000), '0') END AS cash_out,
  CASE WHEN b.non_cash_in_e8 < 0 THEN '-' ELSE '' END || (abs(b.non_cash_in_e8) / 100000000) || CASE WHEN b.non_cash_in_e8 % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(b.non_cash_in_e8) % 100000000), '0') END AS non_cash_in,
  CASE WHEN b.non_cash_out_e8 < 0 THEN '-' ELSE '' END || (abs(b.non_cash_out_e8) / 100000000) || CASE WHEN b.non_cash_out_e8 % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(b.non_cash_out_e8) % 100000000), '0') END AS non_cash_out, CASE WHEN b.market_e8 < 0 THEN '-' ELSE '' END || (abs(b.market_e8) / 100000000) || CASE WHEN b.market_e8 % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(b.market_e8) % 100000000), '0') END AS market,
  CASE WHEN b.cash_adjustment_e8 < 0 THEN '-' ELSE '' END || (abs(b.cash_adjustment_e8) / 100000000) || CASE WHEN b.cash_adjustment_e8 % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(b.cash_adjustment_e8) % 100000000), '0') END AS cash_adjustment,
  CASE WHEN b.non_cash_adjustment_e8 < 0 THEN '-' ELSE '' END || (abs(b.non_cash_adjustment_e8) / 100000000) || CASE WHEN b.non_cash_adjustment_e8 % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(b.non_cash_adjustment_e8) % 100000000), '0') END AS non_cash_adjustment,
  CASE WHEN b.end_cash_e8 < 0 THEN '-' ELSE '' END || (abs(b.end_cash_e8) / 100000000) || CASE WHEN b.end_cash_e8 % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(b.end_cash_e8) % 100000000), '0') END AS end_cash, CASE WHEN b.end_non_cash_e8 < 0 THEN '-' ELSE '' END || (abs(b.end_non_cash_e8) / 100000000) || CASE WHEN b.end_non_cash_e8 % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(b.end_non_cash_e8) % 100000000), '0') END AS end_non_cash,
  CASE WHEN (b.end_cash_e8 + b.end_non_cash_e8) < 0 THEN '-' ELSE '' END || (abs((b.end_cash_e8 + b.end_non_cash_e8)) / 100000000) || CASE WHEN (b.end_cash_e8 + b.end_non_cash_e8) % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs((b.end_cash_e8 + b.end_non_cash_e8)) % 100000000), '0') END AS "end", b.incomplete
FROM balances b JOIN accounts a ON a.account_id = b.account_id;
CREATE VIEW v_securities AS
SELECT security_id AS id, plaid_security_id, family_id AS family, name, ticker, isin, cusip,
  sedol, type, subtype, currency, is_cash AS cash, is_cash_equivalent AS cash_equivalent,
  quotation, raw_json
FROM securities;
CREATE VIEW v_holdings AS
SELECT h.account_id AS account, a.family_id AS family, h.security_id AS security, s.ticker,
  s.name, date(h.date * 86400, 'unixepoch') AS date, h.quantity, h.price,
  CASE WHEN h.value_e8 < 0 THEN '-' ELSE '' END || (abs(h.value_e8) / 100000000) || CASE WHEN h.value_e8 % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(h.value_e8) % 100000000), '0') END AS value,
  CASE WHEN h.cost_basis_e8 < 0 THEN '-' ELSE '' END || (abs(h.cost_basis_e8) / 100000000) || CASE WHEN h.cost_basis_e8 % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(h.cost_basis_e8) % 100000000), '0') END AS cost_basis, h.currency, h.raw_json
FROM holdings h JOIN securities s ON s.security_id = h.security_id
  JOIN accounts a ON a.account_id = h.account_id;
CREATE VIEW v_tax_lots AS
SELECT l.account_id AS account, a.family_id AS family, l.security_id AS security, s.ticker,
  s.name, date(l.date * 86400, 'unixepoch') AS date, l.number, l.plaid_lot_id,
  strftime('%Y-%m-%dT%H:%M:%S', l.purchased_at_ms / 1000, 'unixepoch') || CASE WHEN l.purchased_at_ms % 1000 = 0 THEN 'Z' ELSE printf('.%03dZ', l.purchased_at_ms % 1000) END AS purchased_at, l.quantity, l.purchase_price,
  CASE WHEN l.cost_basis_e8 < 0 THEN '-' ELSE '' END || (abs(l.cost_basis_e8) / 100000000) || CASE WHEN l.cost_basis_e8 % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(l.cost_basis_e8) % 100000000), '0') END AS cost_basis,
  CASE WHEN l.value_e8 < 0 THEN '-' ELSE '' END || (abs(l.value_e8) / 100000000) || CASE WHEN l.value_e8 % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(l.value_e8) % 100000000), '0') END AS value, h.currency
FROM tax_lots l JOIN securities s ON s.security_id = l.security_id
  JOIN accounts a ON a.account_id = l.account_id
  LEFT JOIN holdings h ON h.account_id = l.account_id AND h.security_id = l.security_id
    AND h.date = l.date;
CREATE VIEW v_positions AS
SELECT p.account_id AS account, a.family_id AS family, p.security_id AS security, s.ticker,
  s.name, date(p.from_date * 86400, 'unixepoch') AS from_date,
  date(p.through_date * 86400, 'unixepoch') AS through_date, p.quantity, p.price, p.currency
FROM positions p JOIN securities s ON s.security_id = p.security_id
  JOIN accounts a ON a.account_id = p.account_id;
CREATE VIEW v_trades AS
SELECT t.trade_id AS id, t.plaid_trade_id, t.account_id AS account, a.family_id AS family,
  t.security_id AS security, s.ticker, date(t.date * 86400, 'unixepoch') AS date, t.quantity, t.price,
  CASE WHEN t.amount_e8 < 0 THEN '-' ELSE '' END || (abs(t.amount_e8) / 100000000) || CASE WHEN t.amount_e8 % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(t.amount_e8) % 100000000), '0') END AS amount, t.currency,
  CASE WHEN t.fees_e8 < 0 THEN '-' ELSE '' END || (abs(t.fees_e8) / 100000000) || CASE WHEN t.fees_e8 % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(t.fees_e8) % 100000000), '0') END AS fees, t.name, t.type, t.subtype,
  strftime('%Y-%m-%dT%H:%M:%S', t.removed_at_ms / 1000, 'unixepoch') || CASE WHEN t.removed_at_ms % 1000 = 0 THEN 'Z' ELSE printf('.%03dZ', t.removed_at_ms % 1000) END AS removed_at,
  t.removed_by_sync_id AS removed_by_sync, t.raw_json
FROM trades t LEFT JOIN securities s ON s.security_id = t.security_id
  JOIN accounts a ON a.account_id = t.account_id;
CREATE VIEW v_prices AS
SELECT p.security_id AS security, s.family_id AS family, s.ticker, s.name,
  date(p.date * 86400, 'unixepoch') AS date, p.price, p.currency, p.source
FROM prices p JOIN securities s ON s.security_id = p.security_id;
CREATE VIEW v_liabilities AS
SELECT l.account_id AS account, a.family_id AS family, a.currency,
  date(l.date * 86400, 'unixepoch') AS date, date(l.last_date * 86400, 'unixepoch') AS last_date, l.kind,
  date(l.next_payment_due_date * 86400, 'unixepoch') AS next_payment_due_date,
  CASE WHEN l.minimum_payment_e8 < 0 THEN '-' ELSE '' END || (abs(l.minimum_payment_e8) / 100000000) || CASE WHEN l.minimum_payment_e8 % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(l.minimum_payment_e8) % 100000000), '0') END AS minimum_payment,
  date(l.last_payment_date * 86400, 'unixepoch') AS last_payment_date,
  CASE WHEN l.last_payment_amount_e8 < 0 THEN '-' ELSE '' END || (abs(l.last_payment_amount_e8) / 100000000) || CASE WHEN l.last_payment_amount_e8 % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(l.last_payment_amount_e8) % 100000000), '0') END AS last_payment_amount,
  date(l.last_statement_date * 86400, 'unixepoch') AS last_statement_date,
  CASE WHEN l.last_statement_balance_e8 < 0 THEN '-' ELSE '' END || (abs(l.last_statement_balance_e8) / 100000000) || CASE WHEN l.last_statement_balance_e8 % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(l.last_statement_balance_e8) % 100000000), '0') END AS last_statement_balance,
  l.is_overdue AS overdue, CASE WHEN l.past_due_amount_e8 < 0 THEN '-' ELSE '' END || (abs(l.past_due_amount_e8) / 100000000) || CASE WHEN l.past_due_amount_e8 % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(l.past_due_amount_e8) % 100000000), '0') END AS past_due_amount,
  l.rate_percent, l.rate_kind, date(l.origination_date * 86400, 'unixepoch') AS origination_date,
  CASE WHEN l.origination_principal_e8 < 0 THEN '-' ELSE '' END || (abs(l.origination_principal_e8) / 100000000) || CASE WHEN l.origination_principal_e8 % 100000000 = 0 THEN '' ELSE '.' || rtrim(printf('%08d', abs(l.origination_principal_e8) % 100000000), '0') END AS origination_principal,
  date(l.payoff_date * 86400, 'unixepoch') AS payoff_date, l.term, l.credit_rates, l.raw_json
FROM liabilities l JOIN accounts a ON a.account_id = l.account_id;
CREATE VIEW v_syncs AS
SELECT sync_id AS id, parent_id, family_id AS family, kind, syncable_id AS syncable, status,
  "full", date(window_start_date * 86400, 'unixepoch') AS window_start_date,
  date(window_end_date * 86400, 'unixepoch') AS window_end_date, strftime('%Y-%m-%dT%H:%M:%S', created_at_ms / 1000, 'unixepoch') || CASE WHEN created_at_ms % 1000 = 0 THEN 'Z' ELSE printf('.%03dZ', created_at_ms % 1000) END AS created_at,
  strftime('%Y-%m-%dT%H:%M:%S', started_at_ms / 1000, 'unixepoch') || CASE WHEN started_at_ms % 1000 = 0 THEN 'Z' ELSE printf('.%03dZ', started_at_ms % 1000) END AS started_at, strftime('%Y-%m-%dT%H:%M:%S', finished_at_ms / 1000, 'unixepoch') || CASE WHEN finished_at_ms % 1000 = 0 THEN 'Z' ELSE printf('.%03dZ', finished_at_ms % 1000) END AS finished_at,
  error, warnings, stats
FROM syncs;
CREATE VIEW v_quarantine AS
SELECT q.quarantine_id AS id, q.item_id AS item, i.family_id AS family, q.list,
  q.plaid_transaction_id, q.reason, q.is_removal AS removal, q.sync_id AS sync,
  strftime('%Y-%m-%dT%H:%M:%S', q.created_at_ms / 1000, 'unixepoch') || CASE WHEN q.created_at_ms % 1000 = 0 THEN 'Z' ELSE printf('.%03dZ', q.created_at_ms % 1000) END AS created_at,
  strftime('%Y-%m-%dT%H:%M:%S', q.retried_at_ms / 1000, 'unixepoch') || CASE WHEN q.retried_at_ms % 1000 = 0 THEN 'Z' ELSE printf('.%03dZ', q.retried_at_ms % 1000) END AS retried_at,
  CAST(q.raw AS TEXT) AS raw_json
FROM quarantine q JOIN items i ON i.item_id = q.item_id;
COMMIT;
