import PlaidSync

/// Opens a page in the user's browser, where there is a desktop.
enum Browser {
  /// Tries to; the address is printed anyway, so that nothing is lost if it cannot be done.
  static func open(_ url: String, in environment: Environment) {
    let isDesktop = environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil
    guard isDesktop, environment["SSH_CONNECTION"] == nil, url.hasPrefix("https://") else {
      return
    }
    // A desktop without xdg-open has the address on the screen.
    try? ChildProgram(["xdg-open", url], environment: environment).start()
  }
}
