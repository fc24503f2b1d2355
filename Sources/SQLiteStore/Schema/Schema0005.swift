/// Version 5: pages have checksums.
enum Schema0005 {
  /// Of the body as it is stored, which is a tenth of what it was of. Bodies that were stored before
  /// have their checksum inside.
  static let sql = """
    ALTER TABLE page_bodies ADD COLUMN checksum INTEGER;
    """
}
