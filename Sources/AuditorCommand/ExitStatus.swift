/// How the program ends when it does not end well.
struct ExitStatus: Error {
    static let usage: Int32 = 2

    let code: Int32

    /// Printed on standard error; `nil` if everything has been said.
    let message: String?

    /// A check found something wrong; the findings have been printed.
    static let rejected = ExitStatus(code: 1, message: nil)

    static func usage(_ message: String) -> ExitStatus { ExitStatus(code: usage, message: message) }
    static func badInput(_ message: String) -> ExitStatus { ExitStatus(code: 3, message: message) }
    static func unreadable(_ message: String) -> ExitStatus { ExitStatus(code: 5, message: message) }
}
