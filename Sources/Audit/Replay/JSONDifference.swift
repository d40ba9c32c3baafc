import CanonicalEncoding

/// Names the first place in which two JSON values differ.
enum JSONDifference {
    /// A path such as `signatures[0].model.weights[2]`; `nil` if the values are equal.
    static func path(_ first: JSONValue, _ second: JSONValue) -> String? {
        guard first != second else { return nil }
        switch (first, second) {
        case (.object(let first), .object(let second)):
            for name in Set(first.keys).union(second.keys).sorted() where first[name] != second[name] {
                guard let left = first[name], let right = second[name], let rest = path(left, right) else {
                    return name
                }
                return rest.isEmpty ? name : rest.hasPrefix("[") ? name + rest : "\(name).\(rest)"
            }
            return ""
        case (.array(let first), .array(let second)):
            guard let index = zip(first, second).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset
            else {
                return "[\(min(first.count, second.count))]"
            }
            let rest = path(first[index], second[index]) ?? ""
            return "[\(index)]" + (rest.isEmpty || rest.hasPrefix("[") ? rest : ".\(rest)")
        default: return ""
        }
    }
}
