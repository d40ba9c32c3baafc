import Foundation

/// JSON that a program printed, read by another parser than the programs' own.
enum JSONText {
    /// What was printed is not as expected.
    struct Unexpected: Error, CustomStringConvertible {
        let description: String
    }

    /// The object that a program printed.
    static func object(_ text: String) throws -> [String: Any] {
        guard let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] else {
            throw Unexpected(description: "no JSON object: \(text.prefix(200))")
        }
        return object
    }

    /// The array of objects that a program printed.
    static func objects(_ text: String) throws -> [[String: Any]] {
        guard let objects = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]] else {
            throw Unexpected(description: "no JSON array of objects: \(text.prefix(200))")
        }
        return objects
    }

    /// A member that has to be a string.
    static func string(_ name: String, of object: [String: Any]) throws -> String {
        guard let string = object[name] as? String else { throw Unexpected(description: "\(name) is no string") }
        return string
    }

    /// A member that has to be a whole number.
    static func integer(_ name: String, of object: [String: Any]) throws -> Int {
        guard let number = object[name] as? Int else { throw Unexpected(description: "\(name) is no whole number") }
        return number
    }
}
