/// How a program ended, for scripts.
///
/// All of Intramural's programs use the same codes.
public enum ExitStatus: Int32, Sendable, CaseIterable {
    /// Done.
    case success = 0

    /// A check said no: a finding, a refusal.
    case finding = 1

    /// The command line is not understood.
    case usage = 2

    /// An input file is not usable.
    case badInput = 3

    /// The other side cannot be reached.
    case unreachable = 4

    /// A file, a database or the program itself failed.
    case fault = 5

    /// The codes, as a program's help lists them.
    public static let help = """
        EXIT CODES
          0  done
          1  a check said no: a finding or a refusal
          2  the command line is not understood
          3  an input file is not usable
          4  the other side cannot be reached
          5  a file, a database or the program failed
        """
}
