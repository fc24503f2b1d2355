extension Schema0002 {
  /// Since when an item stands as it stands.
  static let itemLife = """
    ALTER TABLE items ADD COLUMN status_since_ms INTEGER;

    """
}
