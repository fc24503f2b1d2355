/// Where the process comes in.
public enum Door {
  /// Runs the command.
  public static func main() async {
  }
}
