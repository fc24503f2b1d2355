import PlaidSync

/// Opens a page in the user's browser if there is a desktop.
enum Browser {
  /// Tries to open the page. A failure is ignored, because the address is printed anyway.
  static func open(_ url: String, in environment: Environment) {
    let isDesktop = environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil
    guard isDesktop, environment["SSH_CONNECTION"] == nil, url.hasPrefix("https://") else {
      return
    }
    // Without xdg-open the user still has the address on the screen.
    try? ChildProgram(["xdg-open", url], environment: environment).start()
  }
}
