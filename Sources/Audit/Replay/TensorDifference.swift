import CanonicalEncoding

/// Names the first number in which two files of tensors differ.
enum TensorDifference {
    static func text(_ mine: [UInt8], _ logged: [UInt8]) -> String {
        guard let mine = try? TensorFile(bytes: mine, maximumBytes: mine.count),
            let logged = try? TensorFile(bytes: logged, maximumBytes: logged.count)
        else { return "the logged sum is not a file of tensors" }
        guard mine.tensors.map(\.name) == logged.tensors.map(\.name) else { return "it has other tensors" }
        for (mine, logged) in zip(mine.tensors, logged.tensors) {
            guard mine.shape == logged.shape else { return "\(mine.name) has another shape" }
            guard let index = mine.words.indices.first(where: { mine.words[$0] != logged.words[$0] }) else { continue }
            return "\(mine.name)[\(index)] is \(logged.words[index]), the contributions add up to \(mine.words[index])"
        }
        return "the text beside the tensors differs"
    }
}
