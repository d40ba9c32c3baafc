import ArgumentParser
import CanonicalEncoding
import Foundation
import SharedCommand
import SiteAgentCore

struct IntakeReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Answer what intake could not decide: which image or outline is meant.",
        discussion: """
            On a terminal, each open question is asked in turn. Answers are kept and used by every later \
            site-agent intake scan. Of several answers, all are kept or none. Ends with 1 while questions are open.

            EXAMPLES
              site-agent intake review
              site-agent intake review --list
              site-agent intake review --answer 3f9a2c41d0=2 --answer 77b1=none
              site-agent intake review --reopen 3f9a2c41d0
            """
    )

    @Flag(help: "List all questions with their answers, and ask nothing.")
    var list = false

    @Option(help: "An answer: the question's name, = and the number of a choice, or none.")
    var answer: [String] = []

    @Option(help: "Take the answer to a question back.")
    var reopen: [String] = []

    @OptionGroup var options: CommonOptions

    func run() throws {
        let folder = options.siteFolder
        guard FileManager.default.fileExists(atPath: folder.database.path) else {
            throw CommandFailure(
                .badInput,
                "There is no site in \(options.folder) yet. Name its folder with --folder, or scan first."
            )
        }
        let review = IntakeReview(store: try SiteStore(at: folder.database))
        let answers = try answer.map(Self.parts)
        if !reopen.isEmpty || !answers.isEmpty {
            try review.change(reopening: reopen, answers: answers, time: currentUnixTime())
        }
        if answer.isEmpty, reopen.isEmpty, !list, options.format == .text, Terminal.canAsk { try ask(review) }
        let entries = try review.entries()
        options.show(Self.json(entries)) { Self.lines(entries) }
        if entries.contains(where: { $0.answer == nil }) { throw ExitCode.finding }
    }

    private static func parts(of answer: String) throws -> (name: String, text: String) {
        let parts = answer.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else {
            throw CommandFailure(.usage, "An answer is written as NAME=NUMBER, for example 3f9a2c41d0=2.")
        }
        return (parts[0], parts[1])
    }

    private func ask(_ review: IntakeReview) throws {
        for entry in try review.entries() where entry.answer == nil {
            let lines = Self.lines(entry)
            for line in lines { Console.say(line) }
            let hint = entry.question.allowsSeveral ? "Numbers such as 1,2" : "Number"
            while let text = Terminal.ask("\(hint), none, or Enter to leave it open:"), !text.isEmpty {
                do {
                    try review.answer(text, to: entry.question.id, time: currentUnixTime())
                    break
                } catch let error as SiteError {
                    Console.complain(error.description)
                }
            }
        }
    }

    // MARK: Showing

    private static func lines(_ entry: IntakeReview.Entry) -> [String] {
        let chosen = entry.answer.map { Set($0) }
        let choices = entry.question.choices.enumerated().map { number, choice in
            "  \(chosen?.contains(choice.id) == true ? "*" : " ") \(number + 1)  \(choice.text)"
        }
        let state = chosen.map { $0.isEmpty ? "answered: none" : "answered" } ?? "open"
        return ["", "\(entry.question.id)  \(entry.question.text) (\(state))"] + choices
    }

    private static func lines(_ entries: [IntakeReview.Entry]) -> [String] {
        guard !entries.isEmpty else { return ["There are no questions."] }
        let open = entries.count { $0.answer == nil }
        let end =
            open == 0
            ? "All are answered. Run site-agent intake scan again to use the answers."
            : "\(open) of \(entries.count) are open. Answer with site-agent intake review --answer NAME=NUMBER."
        return entries.flatMap { Self.lines($0) } + ["", end]
    }

    private static func json(_ entries: [IntakeReview.Entry]) -> JSONValue {
        .array(
            entries.map { entry in
                .object([
                    "question": entry.question.json,
                    "answer": entry.answer.map { .array($0.map { .string($0) }) } ?? .null,
                ])
            }
        )
    }
}
