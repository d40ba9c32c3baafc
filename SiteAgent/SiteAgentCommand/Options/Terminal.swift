import Foundation
import SharedCommand

/// What only this program does on a terminal: progress that is written over, and questions.
enum Terminal {
    /// Whether somebody can be asked.
    static var canAsk: Bool { isatty(STDIN_FILENO) == 1 && Console.isTerminal }

    /// Writes progress as it is, control characters included.
    static func show(_ text: String) {
        // A reader that has gone away is no reason to fail.
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }

    /// Asks a person; `nil` if nobody answers.
    static func ask(_ question: String) -> String? {
        show(question + " ")
        return readLine(strippingNewline: true)
    }
}
