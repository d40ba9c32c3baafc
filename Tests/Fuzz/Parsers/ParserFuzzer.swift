import CLibFuzzer
import Foundation

/// Feeds one of our parsers with what libFuzzer makes up: `fuzz-parsers nifti -runs=100000 FOLDER`.
///
/// `fuzz-parsers list` prints the targets, and `fuzz-parsers seeds nifti FOLDER DICTIONARY` writes what to begin with.
/// Tests/Fuzz/run.sh does all of it.
@main
enum ParserFuzzer {
    /// Set once, before the fuzzer starts, and read by its only thread.
    nonisolated(unsafe) private static var target: FuzzTarget?

    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        switch arguments.first {
        case "list": print(FuzzTarget.all.map(\.name).joined(separator: "\n"))
        case "seeds" where arguments.count == 4:
            guard let target = FuzzTarget.named(arguments[2]) else { return usage() }
            try write(target, to: URL(fileURLWithPath: arguments[3]), words: URL(fileURLWithPath: arguments[4]))
        case let name?:
            unsafe target = FuzzTarget.named(name)
            guard unsafe target != nil else { return usage() }
            fuzz()
        case nil: usage()
        }
    }

    private static func usage() {
        FileHandle.standardError.write(
            Data("Name one of: \(FuzzTarget.all.map(\.name).joined(separator: ", "))\n".utf8)
        )
        exit(2)
    }

    private static func write(_ target: FuzzTarget, to folder: URL, words: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (number, seed) in try target.seeds().enumerated() {
            try Data(seed).write(to: folder.appendingPathComponent("seed-\(number)"))
        }
        try Data(target.dictionary.utf8).write(to: words)
    }

    /// Hands over to libFuzzer, which calls back and ends the process.
    private static func fuzz() {
        // The arguments without the target's name; they live as long as the process.
        var count = CommandLine.argc - 1
        var values: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv + 1
        // Sound because the fuzzer lends `size` readable bytes for the length of the call.
        let status = unsafe LLVMFuzzerRunDriver(&count, &values) { data, size in
            let bytes = unsafe UnsafeBufferPointer(start: data, count: size)
            unsafe ParserFuzzer.target?.run(Array(bytes))
            return 0
        }
        exit(status)
    }
}

/// The name that libFuzzer's own main function, which is not used, asks for.
@_cdecl("LLVMFuzzerTestOneInput")
func unusedEntry(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt { 0 }
