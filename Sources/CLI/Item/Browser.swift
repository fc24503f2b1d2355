import Glibc
import PlaidSync

/// Opens a page in the user's browser, where there is a desktop.
enum Browser {
  /// Tries to; the address is printed anyway, so that nothing is lost if it cannot be done.
  static func open(_ url: String, in environment: Environment) {
    let isDesktop = environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil
    guard isDesktop, environment["SSH_CONNECTION"] == nil, url.hasPrefix("https://") else {
      return
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let words: [String] = ["xdg-open", url]
    var arguments = words.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var process: pid_t = 0
    posix_spawnp(&process, "xdg-open", nil, &attributes, &arguments, environ)
  }
}
